using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>
/// What dpkg knows of an image: its packages and their files, of the ordinary form (<c>status</c>, <c>info/</c>) or the one of distroless images (<c>status.d/</c>).
/// <see href="https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html#FILES"/>
/// </summary>
internal sealed class DpkgDatabase
{
    public const string Folder = "var/lib/dpkg";
    public const string Info = Folder + "/info";
    private const string Status = Folder + "/status";
    private const string StatusFolder = Folder + "/status.d";

    private readonly List<InstalledDeb> packages = [];
    private readonly PatchTree tree;
    private readonly string status = "";
    private readonly string diversions;
    private readonly string overrides;

    private DpkgDatabase(PatchTree tree)
    {
        this.tree = tree;
        IsDistroless = tree.Files.Find(Status) is null;
        Filters = new PathFilters(tree.Files.Names("etc/dpkg/dpkg.cfg.d").Select(n => $"etc/dpkg/dpkg.cfg.d/{n}").Append("etc/dpkg/dpkg.cfg").Select(p => tree.ReadText(p) ?? ""));
        diversions = tree.ReadText(Dpkg.Diversions.Path) ?? "";
        overrides = tree.ReadText(StatOverrides.Path) ?? "";
        (Diversions, Overrides) = (new Diversions(diversions), new StatOverrides(overrides));
        if (IsDistroless)
        {
            ReadDistroless();
        }
        else
        {
            status = tree.ReadText(Status)!;
            ReadStatus();
        }

        Owners = new FileOwners(tree, packages);
        Architecture = packages.Find(p => p.Architecture != "all")?.Architecture ?? "";
    }

    public bool IsDistroless { get; }

    public IReadOnlyList<InstalledDeb> Packages => packages;

    public Diversions Diversions { get; }

    public StatOverrides Overrides { get; }

    public PathFilters Filters { get; }

    public FileOwners Owners { get; }

    /// <summary>The native one: that of the first package that has one.</summary>
    public string Architecture { get; }

    /// <summary>Null when the image has no database of dpkg.</summary>
    public static DpkgDatabase? Read(PatchTree tree) =>
        tree.Files.Find(Status) is { IsFile: true } || tree.Files.Find(StatusFolder) is { IsFolder: true } ? new DpkgDatabase(tree) : null;

    /// <summary>Of an image where dpkg never was: nothing is in it.</summary>
    public static DpkgDatabase Absent(PatchTree tree) => new(tree);

    /// <summary>A package that is there, of an architecture where one is said.</summary>
    public InstalledDeb? Find(string name, string architecture = "") =>
        packages.Find(p => p.Name == name && p.IsPresent && (architecture.Length == 0 || p.Architecture == architecture));

    /// <summary>What a package of that name and architecture takes the place of: packages that are not shared change their architecture (all to amd64).</summary>
    public InstalledDeb? Predecessor(UnpackedPackage package) =>
        packages.Find(p => p.Name == package.Name && p.Architecture == package.Architecture) ?? packages.Find(p => p.Name == package.Name && !(p.IsShared && package.Fields["Multi-Arch"] == "same"));

    /// <summary>Puts a package in the place of another, or beside all.</summary>
    public void Set(InstalledDeb? old, InstalledDeb package)
    {
        if (old is not null)
        {
            packages.Remove(old);
            Owners.Remove(old);
        }

        packages.Add(package);
        Owners.Add(package);
    }

    /// <summary>A file of a package in <c>info</c>.</summary>
    public static string InfoPath(InstalledDeb package, string name) => $"{Info}/{package.Stem}.{name}";

    /// <summary>Writes what changed. The status as it was stays beside it, as dpkg leaves it.</summary>
    public void Write()
    {
        if (IsDistroless)
        {
            foreach (var package in packages.Where(p => p.HasNewFiles))
            {
                tree.WriteText(package.StatusPath, package.Stanza.ToString());
            }

            return;
        }

        foreach (var package in packages)
        {
            var conffiles = Conffile.Field(package.Conffiles);
            if (conffiles != package.Stanza["Conffiles"])
            {
                package.Stanza = StatusStanza.Of(package.Stanza, package.Stanza["Status"], conffiles);
            }

            if (package.HasNewFiles)
            {
                tree.WriteText(InfoPath(package, "list"), string.Concat(package.Files.Select(f => f + "\n")));
            }
        }

        // Sorted by name, then by architecture, the native one first.
        var sorted = packages.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Architecture == Architecture || p.Architecture == "all" ? 0 : 1).ThenBy(p => p.Architecture, StringComparer.Ordinal);
        WriteWithOld(Status, status, string.Concat(sorted.Select(p => p.Stanza + "\n")));
        WriteWithOld(Dpkg.Diversions.Path, diversions, Diversions.ToString());
        WriteWithOld(StatOverrides.Path, overrides, Overrides.ToString());
    }

    private void WriteWithOld(string path, string old, string text)
    {
        if (old != text)
        {
            tree.WriteText(path, text);
            tree.WriteText(path + "-old", old);
        }
    }

    private void ReadStatus()
    {
        foreach (var stanza in ControlFields.Parse(status).Where(s => s["Package"].Length > 0))
        {
            var package = new InstalledDeb(stanza) { Conffiles = Conffile.Parse(stanza["Conffiles"]) };
            package.Stem = StemOf(package);
            package.Files = [.. DpkgText.Lines(tree.ReadText(InfoPath(package, "list")) ?? "")];
            packages.Add(package);
        }
    }

    /// <summary>Shared packages have their architecture in their file names, since the format of <c>info</c> is 1.</summary>
    private string StemOf(InstalledDeb package) =>
        package.IsShared && tree.Files.Find($"{Info}/{package.Name}.list") is null ? $"{package.Name}:{package.Architecture}" : package.Name;

    /// <summary>A file with one paragraph for each package, and one with sums beside it. <see href="https://github.com/GoogleContainerTools/distroless/blob/main/PACKAGE_METADATA.md"/></summary>
    private void ReadDistroless()
    {
        foreach (var name in tree.Files.Names(StatusFolder).ToList())
        {
            var path = $"{StatusFolder}/{name}";
            if (!name.EndsWith(".md5sums", StringComparison.Ordinal) && tree.ReadText(path) is { } text && ControlFields.Parse(text).FirstOrDefault() is { } stanza && stanza["Package"].Length > 0)
            {
                var files = DpkgText.Lines(tree.ReadText($"{path}.md5sums") ?? "").Where(l => l.Length > 34).Select(l => "/" + l[34..].TrimStart('/', '.'));
                packages.Add(new InstalledDeb(stanza) { StatusPath = path, Files = [.. files] });
            }
        }
    }
}
