namespace Drydock.Oci.Layers;

/// <summary>What a layer entry is.</summary>
public enum EntryType : byte
{
    File,
    Directory,
    Symlink,
    Hardlink,
    CharacterDevice,
    BlockDevice,
    Fifo,
}
