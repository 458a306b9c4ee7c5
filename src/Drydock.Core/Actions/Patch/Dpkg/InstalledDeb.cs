namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>A package that dpkg's database knows.</summary>
internal sealed class InstalledDeb(ControlFields stanza)
{
    /// <summary>Of the status, or of its file in <c>status.d</c>.</summary>
    public ControlFields Stanza { get; set; } = stanza;

    public string Name => Stanza["Package"];

    public string Version => Stanza["Version"];

    public string Architecture => Stanza["Architecture"];

    public bool IsShared => Stanza["Multi-Arch"] == "same";

    /// <summary>All the files of a package are there: it was unpacked at least.</summary>
    public bool IsPresent => Stanza["Status"].Split(' ') is not [_, _, "not-installed" or "config-files"];

    public bool IsInstalled => Stanza["Status"].EndsWith(" installed", StringComparison.Ordinal);

    /// <summary>Names as in the file list, in its order: <c>/.</c> first.</summary>
    public List<string> Files { get; set; } = [];

    /// <summary>Whether the file list is other than the one that was read.</summary>
    public bool HasNewFiles { get; set; }

    public List<Conffile> Conffiles { get; set; } = [];

    /// <summary>What its file names in <c>info</c> begin with: its name, with its architecture where packages of several may be there.</summary>
    public string Stem { get; set; } = "";

    /// <summary>Of the distroless form: the file in <c>status.d</c>.</summary>
    public string StatusPath { get; init; } = "";
}
