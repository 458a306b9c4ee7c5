using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>A file of the squashed image whose mode, owner or attributes matter to security.</summary>
/// <param name="Mode">The twelve permission bits.</param>
/// <param name="Capability">Hex of security.capability; empty when there is none.</param>
/// <param name="Layer">Index of the layer that introduced it.</param>
public sealed record SpecialFile(string Path, EntryType Type, int Mode, int Uid, int Gid, string Capability, int Layer)
{
    public bool IsSetuid => Type is EntryType.File or EntryType.Hardlink && (Mode & 0b100_000_000_000) != 0;

    public bool IsSetgid => Type is EntryType.File or EntryType.Hardlink && (Mode & 0b010_000_000_000) != 0;

    /// <summary>A folder everyone may write to is fine with the sticky bit: nobody can replace what is not theirs.</summary>
    public bool IsWorldWritable => (Mode & 0b010) != 0 && Type is not EntryType.Symlink
        && !(Type == EntryType.Directory && (Mode & 0b001_000_000_000) != 0)
        && Type is EntryType.File or EntryType.Hardlink or EntryType.Directory;
}
