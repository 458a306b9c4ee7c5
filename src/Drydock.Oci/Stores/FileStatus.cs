using System.Runtime.InteropServices;

namespace Drydock.Oci.Stores;

/// <summary>
/// What the kernel says about a file: struct statx, which is the same on every architecture.
/// <see href="https://man7.org/linux/man-pages/man2/statx.2.html"/>
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    [FieldOffset(20)]
    public uint Uid;

    [FieldOffset(24)]
    public uint Gid;

    /// <summary>Type and permission bits.</summary>
    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public long Size;

    [FieldOffset(96)]
    public long ChangeSeconds;

    [FieldOffset(104)]
    public uint ChangeNanoseconds;

    [FieldOffset(112)]
    public long ModifySeconds;

    [FieldOffset(120)]
    public uint ModifyNanoseconds;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;

    public readonly bool IsFile => (Mode & 0xF000) == 0x8000;

    /// <summary>The same file, not written to in between.</summary>
    public readonly bool IsUnchangedSince(in FileStatus before) =>
        (Inode, DeviceMajor, DeviceMinor, Size, ModifySeconds, ModifyNanoseconds, ChangeSeconds, ChangeNanoseconds)
        == (before.Inode, before.DeviceMajor, before.DeviceMinor, before.Size, before.ModifySeconds, before.ModifyNanoseconds, before.ChangeSeconds, before.ChangeNanoseconds);
}
