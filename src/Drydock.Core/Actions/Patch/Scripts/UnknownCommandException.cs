namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>The news that a script would do something that is not understood here; what it did so far does not count.</summary>
public sealed class UnknownCommandException(string what, int offset = -1) : Exception(what)
{
    /// <summary>Where in the script; -1 where that is still to be said.</summary>
    public int Offset => offset;
}
