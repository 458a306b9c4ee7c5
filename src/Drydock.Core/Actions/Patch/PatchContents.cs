using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch;

/// <summary>The bytes of files that the work on an image has asked for, each layer read as seldom as can be.</summary>
internal sealed class PatchContents(TreeReader reader)
{
    /// <summary>What dpkg, its scripts and their programs look at in nearly every image; read in one go before the work begins.</summary>
    private static readonly string[] Usual =
    [
        "var/lib/dpkg/", "var/lib/pam/", "var/lib/systemd/", "etc/ld.so", "etc/dpkg/", "etc/systemd/", "usr/share/pam-configs/", "usr/sbin/ldconfig", "sbin/ldconfig", "usr/share/pam/", "usr/lib/systemd/system/", "lib/systemd/system/", "var/cache/debconf/config.dat",
    ];

    private static readonly string[] UsualFiles = ["etc/passwd", "etc/group", "etc/shadow", "etc/gshadow", "etc/shells", "etc/ca-certificates.conf", "etc/nsswitch.conf", "etc/subuid", "etc/subgid", "etc/timezone", "etc/debian_version"];

    private readonly Dictionary<LayerContent, byte[]> known = [];

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="ContentNeededException">They were not read yet.</exception>
    public ReadOnlyMemory<byte> Read(TreeNode node) => node.Content switch
    {
        BytesContent bytes => bytes.Bytes,
        SpooledContent spooled => ReadSpooled(spooled),
        LayerContent layer => known.TryGetValue(layer, out var bytes) ? bytes : throw new ContentNeededException(node),
        _ => default,
    };

    /// <summary>Reads what will be asked for anyway.</summary>
    public async Task LoadUsualAsync(FileTree tree, IReadOnlyList<UnpackedPackage> packages, CancellationToken cancel)
    {
        var conffiles = packages.SelectMany(p => p.Control.TryGetValue("conffiles", out var list) ? DpkgText.Lines(DpkgText.Read(list.Bytes.Span)) : []).Select(DpkgText.ToPath).Select(tree.Follow);
        var wanted = tree.All.Where(f => f.Value.IsFile && (Array.Exists(Usual, u => f.Key.StartsWith(u, StringComparison.Ordinal)) || UsualFiles.Contains(f.Key))).ToList();
        if (tree.Follow("etc/ld.so.cache") is not null)
        {
            wanted.AddRange(tree.All.Where(f => f.Value.IsFile && f.Key.Contains("/lib", StringComparison.Ordinal) && f.Key.Contains(".so", StringComparison.Ordinal)));
        }

        await LoadAsync(wanted.Select(f => f.Value).Concat(conffiles.OfType<TreeNode>()), cancel);
    }

    public Task LoadAsync(IEnumerable<TreeNode> nodes, CancellationToken cancel) => reader.ReadFilesAsync(
        nodes.Where(n => n.Content is LayerContent layer && !known.ContainsKey(layer)).Select(n => KeyValuePair.Create("", n)),
        (_, node, bytes) =>
        {
            var copy = bytes.ToArray();
            lock (known)
            {
                known[(LayerContent)node.Content!] = copy;
            }
        },
        cancel);

    private static byte[] ReadSpooled(SpooledContent content)
    {
        var bytes = new byte[content.Length];
        for (var at = 0; at < bytes.Length;)
        {
            at += content.Read(bytes.AsSpan(at), at) is var read and > 0 ? read : throw new EndOfStreamException();
        }

        return bytes;
    }
}
