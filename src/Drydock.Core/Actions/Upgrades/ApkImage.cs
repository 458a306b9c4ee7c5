using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Actions.Patch.Apk;
using Drydock.Core.Repositories.Apk;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>What an image of apk packages says about itself: what is installed, and where it would look for more.</summary>
/// <param name="Architecture">As apk names it.</param>
/// <param name="World">What its owner asked for.</param>
/// <param name="Keys">Public keys that apk would believe, by file name.</param>
internal sealed record ApkImage(ImmutableArray<ApkRecord> Installed, string Architecture, string World, string Repositories, ImmutableArray<(string Name, byte[] Pem)> Keys)
{
    private const string Lines = "etc/apk/repositories";
    private const string Folder = "etc/apk/repositories.d";
    private const string Wishes = "etc/apk/world";
    private const string Arch = "etc/apk/arch";

    /// <summary>Whether apk has a database here.</summary>
    public static bool IsIn(FileTree files) => ApkDatabase.PlaceIn(files) is not null;

    /// <exception cref="DrydockException">The database is damaged, or a layer cannot be read.</exception>
    public static async Task<ApkImage> ReadAsync(ImageDraft draft, CancellationToken cancel)
    {
        var installed = $"{ApkDatabase.PlaceIn(draft.Files)}/installed";
        var more = draft.Files.Names(Folder).Where(n => n.EndsWith(".list", StringComparison.Ordinal)).Select(n => $"{Folder}/{n}").ToList();
        var files = await draft.Reader.ReadAsync(draft.Files, [installed, Lines, Wishes, Arch, .. more], cancel);
        string Text(string path) => files.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";

        ImmutableArray<ApkRecord> records = [.. ApkRecords.Read(files.GetValueOrDefault(installed), $"the database '{installed}' of the image")];
        var said = Text(Arch).Split('\n')[0].Trim();
        var architecture = said.Length > 0 ? said : records.Select(r => r.Architecture).Where(a => a is not ("" or "noarch" or "all")).GroupBy(a => a, StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key
            ?? throw new DrydockException(ErrorCodes.Malformed, "Looking for newer packages failed: neither /etc/apk/arch nor an installed package says for which processor the image is.");

        // apk 3 believes the keys below usr/share too; of two with one name that of etc counts.
        var keys = new[] { $"usr/share/apk/keys/{architecture}", "etc/apk/keys" }.SelectMany(f => draft.Files.Names(f).Select(n => (Name: n, Path: $"{f}/{n}"))).ToList();
        var pems = await draft.Reader.ReadAsync(draft.Files, keys.Select(k => k.Path), cancel);
        return new ApkImage(records, architecture, Text(Wishes), string.Join('\n', more.Prepend(Lines).Select(Text)), [.. keys.Where(k => pems.ContainsKey(k.Path)).Select(k => (k.Name, pems[k.Path]))]);
    }
}
