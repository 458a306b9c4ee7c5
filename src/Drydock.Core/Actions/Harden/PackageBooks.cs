using System.Text;
using Drydock.Core.Inventories;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Harden;

/// <summary>
/// Takes packages that are gone out of the databases of dpkg and apk; a package's own documents go with it.
/// <see href="https://manpages.debian.org/bookworm/dpkg/dpkg-query.1.en.html#FILES"/>,
/// <see href="https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2"/>
/// </summary>
internal static class PackageBooks
{
    private const string DpkgStatus = "var/lib/dpkg/status";
    private const string DpkgInfo = "var/lib/dpkg/info";
    private const string DpkgSplit = "var/lib/dpkg/status.d";
    private static readonly string[] ApkInstalled = ["lib/apk/db/installed", "usr/lib/apk/db/installed"];

    public static void Forget(FileTree files, IReadOnlyList<InstalledPackage> gone, Func<string, string?> text, List<ImageEdit> edits, List<string> notes)
    {
        var debs = gone.Where(p => p.Package.Ecosystem == "deb").Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var apks = gone.Where(p => p.Package.Ecosystem == "apk").Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (debs.Count > 0)
        {
            ForgetDebs(files, debs, text, edits);
        }

        foreach (var path in ApkInstalled.Where(p => apks.Count > 0 && files.Find(p) is { IsFile: true }))
        {
            edits.Add(Without(path, text(path) ?? "", s => s.Any(l => l.StartsWith("P:", StringComparison.Ordinal) && apks.Contains(l[2..]))));
        }

        if (gone.Any(p => p.Package.Ecosystem == "rpm"))
        {
            notes.Add($"package-database: {gone.Count(p => p.Package.Ecosystem == "rpm")} packages of which no file is left stay in the rpm database, which is not written.");
        }
    }

    private static void ForgetDebs(FileTree files, HashSet<string> gone, Func<string, string?> text, List<ImageEdit> edits)
    {
        if (files.Find(DpkgStatus) is { IsFile: true, Size: > 0 })
        {
            edits.Add(Without(DpkgStatus, text(DpkgStatus) ?? "", s => s.Any(l => l.StartsWith("Package: ", StringComparison.Ordinal) && gone.Contains(l["Package: ".Length..]))));
        }

        edits.AddRange(files.Names(DpkgInfo).Where(n => gone.Contains(Owner(n))).Select(n => new RemoveEdit($"{DpkgInfo}/{n}")));
        edits.AddRange(files.Names(DpkgSplit).Where(n => gone.Contains(n) || (n.EndsWith(".md5sums", StringComparison.Ordinal) && gone.Contains(n[..^8]))).Select(n => new RemoveEdit($"{DpkgSplit}/{n}")));
        edits.AddRange(gone.Order(StringComparer.Ordinal).Select(g => $"usr/share/doc/{g}").Where(p => files.Find(p) is not null).Select(p => new RemoveEdit(p)));
    }

    /// <summary><c>libc6:amd64.list</c>, <c>bash.preinst</c></summary>
    private static string Owner(string file)
    {
        var name = file[..Math.Max(0, file.LastIndexOf('.'))];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? name : name[..colon];
    }

    /// <summary>A text of paragraphs without those that are gone.</summary>
    private static WriteEdit Without(string path, string text, Func<string[], bool> isGone)
    {
        var kept = new StringBuilder();
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(p => p.Trim().Length > 0 && !isGone(p.Split('\n'))))
        {
            kept.Append(paragraph.Trim('\n')).Append("\n\n");
        }

        return new WriteEdit(path, kept.ToString(), 0b110_100_100, 0, 0);
    }
}
