using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>A package that was unpacked and waits to be configured.</summary>
/// <param name="Old">What it took the place of.</param>
internal sealed record UnpackedDeb(InstalledDeb Deb, InstalledDeb? Old)
{
    /// <summary>Its configuration files, which nobody has yet: the name, where it lies, and the file.</summary>
    public List<(string Name, string Path, TreeNode Node)> Waiting { get; } = [];

    /// <summary>Names that the image is configured to leave out.</summary>
    public HashSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that have no sum where dpkg makes the sums: left out, or another package's.</summary>
    public HashSet<string> Unsummed { get; } = new(StringComparer.Ordinal);

    /// <summary>The version that was configured before; empty when none was.</summary>
    public string OldVersion => Old is { Stanza: var stanza } && Old.IsPresent ? stanza["Config-Version"] is { Length: > 0 } configured ? configured : Old.Version : "";
}
