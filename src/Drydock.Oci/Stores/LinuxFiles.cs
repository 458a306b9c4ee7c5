using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Drydock.Oci.Stores;

/// <summary>Files by folder handle and raw name, never through a symbolic link: what .NET's own calls cannot do.</summary>
/// <remarks>Names are bytes, as the kernel has them: an image may hold names that are not UTF-8.</remarks>
internal static unsafe partial class LinuxFiles
{
    private const string Library = "libc";
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int NoTerminal = 0x100;
    private const int HandleOnly = 0x200000;
    private const int NoFollowAt = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStatus = 0x7FF;
    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;
    private static readonly int FolderOnly = IsArm ? 0x4000 : 0x10000;
    private static readonly int NoFollow = IsArm ? 0x8000 : 0x20000;
    private static readonly nint StatCall = IsArm ? 291 : 332;
    private static readonly nint ListCall = IsArm ? 61 : 217;

    /// <summary>Opens a folder by host path, links followed; null with the reason when it cannot be.</summary>
    public static SafeFileHandle? OpenRoot(string path, out string error) => Open(-100, System.Text.Encoding.UTF8.GetBytes(path), FolderOnly, out error);

    /// <summary>Opens a folder in a folder to be listed.</summary>
    public static SafeFileHandle? OpenFolder(SafeFileHandle folder, ReadOnlySpan<byte> name, out string error) => Open(Descriptor(folder), name, FolderOnly | NoFollow, out error);

    /// <summary>Opens a folder in a folder only to reach what is below it: that needs no right to list it.</summary>
    public static SafeFileHandle? PassThrough(SafeFileHandle folder, ReadOnlySpan<byte> name, out string error) => Open(Descriptor(folder), name, HandleOnly | FolderOnly | NoFollow, out error);

    /// <summary>Opens a file in a folder for reading. A pipe does not block, but is no file either: look at its status.</summary>
    public static SafeFileHandle? OpenFile(SafeFileHandle folder, ReadOnlySpan<byte> name, out string error) => Open(Descriptor(folder), name, NoFollow | NonBlocking | NoTerminal, out error);

    /// <summary>Opens a file by a path that cannot lead out of <paramref name="root"/>, whatever links lie on it; the last part is not followed.</summary>
    /// <param name="isUnknown">The kernel (before 5.6) or a sandbox does not know this call.</param>
    /// <remarks><see href="https://man7.org/linux/man-pages/man2/openat2.2.html"/></remarks>
    public static SafeFileHandle? OpenFileInRoot(SafeFileHandle root, ReadOnlySpan<byte> path, out string error, out bool isUnknown)
    {
        const int NotPermitted = 1, NotImplemented = 38, ResolveInRoot = 0x10, NoMagicLinks = 0x2;
        var how = stackalloc ulong[3] { (ulong)(CloseOnExec | NonBlocking | NoTerminal | NoFollow), 0, ResolveInRoot | NoMagicLinks };
        fixed (byte* name = Terminate(path))
        {
            var descriptor = SystemCall(437, Descriptor(root), (nint)name, (nint)how, 3 * sizeof(ulong), 0);
            isUnknown = descriptor < 0 && Marshal.GetLastPInvokeError() is NotPermitted or NotImplemented;
            error = descriptor < 0 ? Marshal.GetLastPInvokeErrorMessage() : "";
            return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
        }
    }

    /// <summary>The status of a name in a folder, of the link itself where it is one.</summary>
    public static bool TryStatus(SafeFileHandle folder, ReadOnlySpan<byte> name, out FileStatus status)
    {
        status = default;
        fixed (byte* path = Terminate(name))
        fixed (FileStatus* target = &status)
        {
            return SystemCall(StatCall, Descriptor(folder), (nint)path, NoFollowAt | (name.IsEmpty ? EmptyPath : 0), (nint)BasicStatus, (nint)target) == 0;
        }
    }

    /// <summary>The status of an open file.</summary>
    public static bool TryStatus(SafeFileHandle file, out FileStatus status) => TryStatus(file, default, out status);

    /// <summary>The target of a symbolic link as written; null when it cannot be read.</summary>
    public static byte[]? ReadLink(SafeFileHandle folder, ReadOnlySpan<byte> name)
    {
        var target = new byte[4096];
        fixed (byte* path = Terminate(name))
        fixed (byte* buffer = target)
        {
            var length = ReadLinkAt(Descriptor(folder), path, buffer, target.Length);
            return length < 0 ? null : target[..(int)length];
        }
    }

    /// <summary>The extended attribute security.capability of a name in a folder; empty when there is none.</summary>
    public static byte[] ReadCapability(SafeFileHandle folder, ReadOnlySpan<byte> name)
    {
        // There is no lgetxattrat before Linux 6.13: the folder's handle goes in by way of /proc.
        byte[] full = [.. System.Text.Encoding.ASCII.GetBytes($"/proc/self/fd/{Descriptor(folder)}/"), .. name, 0];
        var value = new byte[64];
        fixed (byte* path = full)
        fixed (byte* attribute = "security.capability\0"u8)
        fixed (byte* buffer = value)
        {
            var length = GetExtendedAttribute(path, attribute, buffer, value.Length);
            return length <= 0 ? [] : value[..(int)length];
        }
    }

    /// <summary>The magic number of the file system that a folder lies on.</summary>
    public static long FileSystemOf(SafeFileHandle folder)
    {
        // struct statfs begins with f_type; it has 120 bytes on 64-bit architectures.
        var status = stackalloc byte[256];
        return FileSystemStatus(Descriptor(folder), status) == 0 ? *(long*)status : 0;
    }

    /// <summary>Reads names of an open folder into <paramref name="names"/> until its end; false when that failed.</summary>
    public static bool TryList(SafeFileHandle folder, FolderNames names)
    {
        var entries = new byte[32 << 10];
        while (true)
        {
            nint length;
            fixed (byte* buffer = entries)
            {
                length = SystemCall(ListCall, Descriptor(folder), (nint)buffer, entries.Length, 0, 0);
            }

            if (length <= 0)
            {
                return length == 0;
            }

            // struct linux_dirent64: inode (8), offset (8), record length (2), type (1), name, zero
            for (var at = 0; at < length;)
            {
                var record = entries.AsSpan(at, BinaryPrimitives.ReadUInt16LittleEndian(entries.AsSpan(at + 16)));
                names.Add(record[19..(19 + record[19..].IndexOf((byte)0))]);
                at += record.Length;
            }
        }
    }

    private static int Descriptor(SafeFileHandle handle) => (int)handle.DangerousGetHandle();

    private static byte[] Terminate(ReadOnlySpan<byte> name) => [.. name, 0];

    private static SafeFileHandle? Open(int folder, ReadOnlySpan<byte> name, int flags, out string error)
    {
        fixed (byte* path = Terminate(name))
        {
            var descriptor = OpenAt(folder, path, flags | CloseOnExec, 0);
            error = descriptor < 0 ? Marshal.GetLastPInvokeErrorMessage() : "";
            return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
        }
    }

    [LibraryImport(Library, EntryPoint = "openat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenAt(int folder, byte* path, int flags, int mode);

    [LibraryImport(Library, EntryPoint = "readlinkat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint ReadLinkAt(int folder, byte* path, byte* buffer, nint size);

    [LibraryImport(Library, EntryPoint = "lgetxattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint GetExtendedAttribute(byte* path, byte* name, byte* value, nint size);

    [LibraryImport(Library, EntryPoint = "fstatfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FileSystemStatus(int folder, byte* status);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SystemCall(nint number, nint a, nint b, nint c, nint d, nint e);
}
