namespace Drydock.Core.Actions.Patch;

/// <summary>The news that a package cannot be installed, and why; the others are tried without it.</summary>
public sealed class PackageRefusedException(string package, string reason) : Exception(reason)
{
    public string Package => package;
}
