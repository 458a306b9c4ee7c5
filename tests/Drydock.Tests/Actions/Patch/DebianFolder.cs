using System.Security.Cryptography;
using Drydock.Core.Actions.Patch;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Repositories.Debs;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Tests.Actions.Patch;

/// <summary>A folder that is the root of a Debian system: real programs work on it, and images are made of it.</summary>
internal sealed class DebianFolder(string root)
{
    public string Root => root;

    public string At(params string[] parts) => Path.Join([root, .. parts]);

    /// <summary>An empty system that dpkg can install into.</summary>
    public static DebianFolder Empty(string root)
    {
        Directory.CreateDirectory(Path.Join(root, "var/lib/dpkg/info"));
        Directory.CreateDirectory(Path.Join(root, "var/lib/dpkg/updates"));
        File.WriteAllText(Path.Join(root, "var/lib/dpkg/status"), "");
        return new DebianFolder(root);
    }

    public DebianFolder Copy(string to)
    {
        TestPrograms.Run("cp", "-a", root, to);
        return new DebianFolder(to);
    }

    public void Dpkg(params string[] arguments) => TestPrograms.Run("dpkg", [$"--root={root}", "--log=/dev/null", "--force-confold", "--force-not-root", "--force-bad-path", .. arguments], environment: null);

    /// <summary>Its files as an image of one layer, to be changed.</summary>
    public async Task<ImageDraft> DraftAsync(TempFolder temp)
    {
        var tar = temp.At($"{Path.GetFileName(root)}.tar");
        TestPrograms.Run("tar", "--numeric-owner", "--xattrs", "--xattrs-include=*", "--sort=name", "--exclude=./dev/*", "--exclude=./proc/*", "--exclude=./sys/*", "-C", root, "-cf", tar, ".");
        return await ImageDraft.OpenAsync(await new MemoryStore().Add([await File.ReadAllBytesAsync(tar)]).LoadAsync(), Limits.Default, CancellationToken.None);
    }

    public static async Task<UnpackedPackage> UnpackAsync(string file, ImageDraft draft)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        using var deb = await DebFile.OpenAsync(new MemoryStream(bytes), Path.GetFileName(file), Digest.Sha256(bytes), bytes.Length, Limits.Default, () => { }, CancellationToken.None);
        return DebUnpacker.Unpack(deb, draft.Spool);
    }

    public static async Task<DebPatchResult> PatchAsync(ImageDraft draft, IEnumerable<string> files, params string[] accepted)
    {
        var packages = new List<UnpackedPackage>();
        foreach (var file in files)
        {
            packages.Add(await UnpackAsync(file, draft));
        }

        return await DebPatch.ApplyAsync(draft, packages, new PatchOptions(1_700_000_000) { AcceptScripts = [.. accepted] }, CancellationToken.None);
    }

    /// <summary>Says every difference.</summary>
    public static async Task AssertSameAsync(ImageDraft expected, ImageDraft actual, Func<string, bool> isExplained)
    {
        var (real, ours) = (await DescribeAsync(expected, isExplained), await DescribeAsync(actual, isExplained));
        var differences = string.Join('\n', real.Except(ours).Select(l => $"real: {l}").Concat(ours.Except(real).Select(l => $"ours: {l}")));
        Assert.True(differences.Length == 0, differences);
    }

    /// <summary>Every file in a line: type, mode, owner, link, attributes, names, content.</summary>
    /// <param name="isExplained">Paths that are left out.</param>
    public static async Task<IReadOnlyList<string>> DescribeAsync(ImageDraft draft, Func<string, bool> isExplained)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = draft.Files.All.Where(f => !isExplained(f.Key)).ToList();
        await draft.Reader.ReadFilesAsync(
            files.Where(f => f.Value.IsFile),
            (path, _, bytes) =>
            {
                // The list of a package in full, so that a difference can be read.
                var sum = bytes.Length < 4000 && path.StartsWith("var/lib/dpkg/", StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetString(bytes.Span) : Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
                lock (sums)
                {
                    sums[path] = sum;
                }
            },
            CancellationToken.None);
        return [.. files.Select(f => $"{f.Key} {f.Value.Type} {Convert.ToString(f.Value.Mode, 8)} {f.Value.Uid}:{f.Value.Gid} {f.Value.LinkTarget}{Convert.ToHexString(f.Value.Capability)}{string.Join(',', f.Value.Attributes.Select(a => a.Name))} {draft.Files.NamesOf(f.Key).Count} {sums.GetValueOrDefault(f.Key)}")];
    }
}
