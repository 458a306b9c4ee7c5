namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>The configuration files that a package has while it is unpacked: those that it brings, and those that its older version brought.</summary>
internal sealed class ConffileList
{
    /// <summary>In place of a sum until the file was configured.</summary>
    public const string New = "newconffile";

    private readonly HashSet<string> own = new(StringComparer.Ordinal);

    public ConffileList(UnpackedPackage package, InstalledDeb? old)
    {
        foreach (var line in DpkgText.Lines(package.Control.TryGetValue("conffiles", out var file) ? DpkgText.Read(file.Bytes.Span) : ""))
        {
            // A word before the name is a flag.
            var isGone = line.StartsWith("remove-on-upgrade ", StringComparison.Ordinal);
            var name = isGone ? line["remove-on-upgrade ".Length..].Trim() : line.Trim();
            if (name.StartsWith('/') && own.Add(name))
            {
                All.Add(new Conffile(name, old?.Conffiles.Find(c => c.Name == name)?.Md5 ?? New, isGone ? "remove-on-upgrade" : ""));
            }
        }

        foreach (var gone in old?.Conffiles ?? [])
        {
            if (!own.Contains(gone.Name))
            {
                All.Add(gone with { Flags = "obsolete" });
            }
        }
    }

    public List<Conffile> All { get; } = [];

    /// <summary>Whether the package brings it as one.</summary>
    public bool Has(string name) => own.Contains(name);
}
