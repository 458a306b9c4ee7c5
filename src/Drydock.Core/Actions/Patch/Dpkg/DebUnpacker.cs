using Drydock.Core.Repositories.Debs;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>Makes of a <c>.deb</c> what can be installed: small files in memory, large ones in the draft's spool.</summary>
public static class DebUnpacker
{
    /// <summary>Files up to this size stay in memory.</summary>
    private const int Small = 64 << 10;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/>: it is damaged, over a limit, or leads out.</exception>
    public static UnpackedPackage Unpack(DebFile deb, ContentSpool spool)
    {
        var control = deb.Control.ToDictionary(f => f.Name, f => new ControlMember(f.Content, f.Mode), StringComparer.Ordinal);
        var entries = new List<UnpackedEntry>();
        using var contents = deb.OpenContents();
        while (contents.Read())
        {
            var entry = contents.Entry;
            entries.Add(entry.Type == EntryType.Hardlink ? new UnpackedEntry(entry.Path, null, ImagePath.Normalize(entry.LinkTarget)) : new UnpackedEntry(entry.Path, Describe(contents, spool)));
        }

        return new UnpackedPackage(control, entries);
    }

    private static TreeNode Describe(DebContents contents, ContentSpool spool)
    {
        var entry = contents.Entry;
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

        TreeContent content = entry.Size <= Small ? new BytesContent(contents.ReadAll()) : spool.Add(new DebEntryStream(contents));
        return node with { Content = content, Size = content is BytesContent bytes ? bytes.Bytes.Length : ((SpooledContent)content).Length };
    }
}
