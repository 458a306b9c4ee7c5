using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Repositories.Apk;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>Makes of a verified apk file what can be installed: small files in memory, large ones in the draft's spool.</summary>
internal static class ApkUnpacker
{
    private const int Small = 64 << 10;

    /// <param name="architecture">Of the folder it lies in: packages for every architecture are recorded as of this one.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/>: it is damaged or over a limit.</exception>
    public static UnpackedApk Unpack(ApkPackageFile file, string architecture, ContentSpool spool)
    {
        var name = file.Values("pkgname").First();
        var entries = new List<UnpackedEntry>();
        using var reader = file.OpenFiles();
        try
        {
            while (reader.Read())
            {
                // What begins with a dot at the top belongs to apk.
                if (reader.Entry is { IsSparse: false, Path: [not '.', ..] path })
                {
                    entries.Add(reader.Entry.Type == EntryType.Hardlink ? new UnpackedEntry(path, null, ImagePath.Normalize(reader.Entry.LinkTarget)) : new UnpackedEntry(path, Describe(reader, spool)));
                }
            }

            reader.Complete();
        }
        catch (LimitException e)
        {
            throw Malformed(name, e.Message);
        }

        if (reader.Gaps is [var gap, ..])
        {
            throw Malformed(name, $"'{gap.Path}': {gap.Message}");
        }

        // Such a name would take a file out of the image.
        return entries.Find(e => ImagePath.Name(e.Path).StartsWith(".wh.", StringComparison.Ordinal)) is { } whiteout ? throw Malformed(name, $"the name '{whiteout.Path}' has a meaning in images")
            : new UnpackedApk(file, HeaderOf(file, architecture), entries);
    }

    private static TreeNode Describe(EntryReader reader, ContentSpool spool)
    {
        var entry = reader.Entry;
        var node = new TreeNode(entry.Type, entry.Mode, entry.Uid, entry.Gid, entry.ModifiedAt)
        {
            LinkTarget = entry.Type == EntryType.Symlink ? entry.LinkTarget : "",
            Capability = entry.Capability,
            Attributes = entry.Attributes,
            Device = entry.Device,
        };
        if (entry.Type != EntryType.File)
        {
            return node;
        }

        TreeContent content = entry.Size <= Small ? new BytesContent(ApkTar.Content(reader)) : spool.Add(new ApkEntryStream(reader));
        return node with { Content = content, Size = content is BytesContent bytes ? bytes.Bytes.Length : ((SpooledContent)content).Length };
    }

    /// <summary>The lines in apk's order; those with a question mark only where there is something to say.</summary>
    private static ImmutableArray<string> HeaderOf(ApkPackageFile file, string architecture)
    {
        string One(string name) => file.Values(name).FirstOrDefault("");
        string All(string name) => string.Join(' ', file.Values(name));
        (string Key, string Value)[] lines =
        [
            ("C", file.Checksum), ("P", One("pkgname")), ("V", One("pkgver")), ("A", One("arch") is "noarch" or "" ? architecture : One("arch")),
            ("S", file.Length.ToString(CultureInfo.InvariantCulture)), ("I", One("size")), ("T", One("pkgdesc")), ("U", One("url")), ("L", One("license")),
            ("o?", One("origin")), ("m?", One("maintainer")), ("t?", One("builddate")), ("c?", One("commit")), ("k?", One("provider_priority")),
            ("D?", All("depend")), ("p?", All("provides")), ("i?", All("install_if")), ("r?", All("replaces")), ("q?", One("replaces_priority")),
        ];
        return [.. lines.Where(l => l.Value.Length > 0 || l.Key.Length == 1).Select(l => $"{l.Key[0]}:{DpkgText.Read(Encoding.UTF8.GetBytes(l.Value))}")];
    }

    private static DrydockException Malformed(string name, string happened) =>
        new(ErrorCodes.Malformed, $"Unpacking the package '{name}' failed: {happened}.", "Check where it comes from.");
}
