namespace Drydock.Core.Inventories.Binaries;

/// <summary>One module of a Go program.</summary>
/// <param name="Sum">Go's hash of the module, <c>h1:…</c>; empty when not said.</param>
internal sealed record GoModule(string Path, string Version, string Sum)
{
    /// <summary>What was built instead of this module; null when nothing was.</summary>
    public GoModule? Replacement { get; init; }

    /// <summary>A folder on the machine that built the program.</summary>
    public bool IsFolder => Path.StartsWith('.') || Path.StartsWith('/') || (Path.Length > 1 && Path[1] == ':');

    /// <summary>Empty for a module built from a working copy.</summary>
    public string PlainVersion => Version == "(devel)" ? "" : Version;
}
