using System.Security.Cryptography;
using System.Text;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>Checksums and access rights in the words of apk's database.</summary>
internal static class ApkChecksum
{
    /// <summary>Of the bytes of a file, or of where a link leads; empty for what has neither.</summary>
    public static string Of(PatchTree tree, TreeNode node) =>
        node.IsSymlink ? Of(Encoding.UTF8.GetBytes(node.LinkTarget)) : node.IsFile ? Of(tree.ReadBytes(node).Span) : "";

#pragma warning disable RS0030 // Do not use banned APIs: apk's database holds SHA-1, to find what the user changed; nothing is trusted for it
    public static string Of(ReadOnlySpan<byte> bytes) => "Q1" + Convert.ToBase64String(SHA1.HashData(bytes));
#pragma warning restore RS0030

    /// <summary>Owner, group and mode; empty for root's usual mode.</summary>
    public static string AccessOf(TreeNode node)
    {
        var plain = $"{node.Uid}:{node.Gid}:{Convert.ToString(node.Mode & 0xFFF, 8)}";
        var attributes = AttributesOf(node);
        return attributes.Length > 0 ? $"{plain}:{attributes}" : plain == (node.IsFolder ? "0:0:755" : "0:0:644") ? "" : plain;
    }

    private static string AttributesOf(TreeNode node)
    {
        var all = node.Attributes.Select(a => (a.Name, a.Value)).Concat(node.Capability.Length > 0 ? [("security.capability", node.Capability)] : []).OrderBy(a => a.Item1, StringComparer.Ordinal).ToList();
        using var bytes = new MemoryStream();
        foreach (var (name, value) in all)
        {
            bytes.Write(DpkgText.Bytes(name));
            bytes.WriteByte(0);
            bytes.Write(value);
        }

        return all.Count == 0 ? "" : Of(bytes.ToArray());
    }
}
