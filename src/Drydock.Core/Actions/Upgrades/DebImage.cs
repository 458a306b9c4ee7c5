using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Inventories;
using Drydock.Core.Repositories.Apt;
using Drydock.Core.Repositories.Debs;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>What an image of Debian packages says about itself: what is installed, and where it would look for more.</summary>
/// <param name="Architectures">dpkg's own first.</param>
/// <param name="AptFiles">Lists of sources, by path.</param>
/// <param name="KeyringFiles">Keys that apt would believe, by path.</param>
internal sealed record DebImage(ImmutableArray<DebPackage> Installed, ImmutableArray<string> Architectures, IReadOnlyList<(string Path, byte[] Content)> AptFiles, IReadOnlyList<(string Path, byte[] Content)> KeyringFiles)
{
    private const string Status = "var/lib/dpkg/status";
    private const string Split = "var/lib/dpkg/status.d";
    private const string Foreign = "var/lib/dpkg/arch";

    public string Architecture => Architectures[0];

    /// <exception cref="DrydockException">The image has no database of dpkg, or a layer cannot be read.</exception>
    public static async Task<DebImage> ReadAsync(ImageDraft draft, CancellationToken cancel)
    {
        var sources = draft.Files.Below("etc/apt").Select(f => f.Key).Where(p => p == "etc/apt/sources.list" || p.StartsWith("etc/apt/sources.list.d/", StringComparison.Ordinal));
        var keys = draft.Files.Below("etc/apt").Concat(draft.Files.Below("usr/share/keyrings")).Select(f => f.Key)
            .Where(p => p is "etc/apt/trusted.gpg" || p.StartsWith("etc/apt/trusted.gpg.d/", StringComparison.Ordinal) || p.StartsWith("etc/apt/keyrings/", StringComparison.Ordinal) || p.StartsWith("usr/share/keyrings/", StringComparison.Ordinal));
        var split = draft.Files.Names(Split).Where(n => !n.EndsWith(".md5sums", StringComparison.Ordinal)).Select(n => $"{Split}/{n}");
        var files = await draft.Reader.ReadAsync(draft.Files, [.. sources, .. keys, .. split, Status, Foreign], cancel);
        var status = Together(files);
        var native = NativeOf(status) ?? draft.Image.Platform.Architecture switch { "386" => "i386", "arm" => draft.Image.Platform.Variant == "v7" ? "armhf" : "armel", "ppc64le" => "ppc64el", var same => same };
        var own = AptSources.Parse(Named(files, "etc/apt/")).Sources.SelectMany(s => s.KeyringPaths).Where(p => !files.ContainsKey(p)).ToList();
        foreach (var (path, bytes) in await draft.Reader.ReadAsync(draft.Files, own, cancel))
        {
            files[path] = bytes;
        }

        var foreign = files.TryGetValue(Foreign, out var list) ? Encoding.UTF8.GetString(list).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        return new DebImage(
            DebPackage.Installed(status, native),
            [native, .. foreign.Where(f => f != native)],
            [.. Named(files, "etc/apt/sources.list")],
            [.. files.Where(f => f.Key.StartsWith("etc/apt/trusted", StringComparison.Ordinal) || f.Key.StartsWith("etc/apt/keyrings/", StringComparison.Ordinal) || f.Key.StartsWith("usr/share/keyrings/", StringComparison.Ordinal) || own.Contains(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value))]);
    }

    /// <summary>The release's name; null when nothing says.</summary>
    public string? Codename(Inventory inventory) => inventory.Os is { Codename.Length: > 0 } os ? os.Codename : null;

    private static IEnumerable<(string Path, byte[] Content)> Named(Dictionary<string, byte[]> files, string prefix) =>
        files.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value));

    private static byte[] Together(Dictionary<string, byte[]> files)
    {
        if (files.TryGetValue(Status, out var status) && status.Length > 0)
        {
            return status;
        }

        using var all = new MemoryStream();
        foreach (var (_, bytes) in files.Where(f => f.Key.StartsWith(Split + "/", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            // One paragraph a file; what distroless leaves out of it is that the package is installed.
            var text = Encoding.UTF8.GetString(bytes).Trim('\n');
            all.Write(Encoding.UTF8.GetBytes(text.Contains("\nStatus:", StringComparison.Ordinal) ? text + "\n\n" : text + "\nStatus: install ok installed\n\n"));
        }

        return all.ToArray();
    }

    /// <summary>The architecture that most packages are of.</summary>
    private static string? NativeOf(byte[] status) => Encoding.UTF8.GetString(status).Split('\n').Where(l => l.StartsWith("Architecture: ", StringComparison.Ordinal)).Select(l => l["Architecture: ".Length..].Trim())
        .Where(a => a != "all").GroupBy(a => a, StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;
}
