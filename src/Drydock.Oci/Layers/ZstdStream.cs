using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>
/// Decompresses zstd, frame after frame, skippable frames included, with the system's libzstd (.NET has none).
/// <see href="https://www.rfc-editor.org/rfc/rfc8878"/>
/// </summary>
internal sealed unsafe partial class ZstdStream : ForwardStream
{
    private const string Library = "libzstd.so.1";
    private readonly Stream inner;
    private readonly byte[] input = new byte[128 << 10];
    private nint context;
    private int position;
    private int available;
    private nuint pending;
    private bool isFlushing;

    public ZstdStream(Stream inner)
    {
        this.inner = inner;
        try
        {
            context = CreateDStream();
        }
        catch (DllNotFoundException e)
        {
            throw new DrydockException(ErrorCodes.MissingLibrary, $"Decompressing a zstd layer failed: the library '{Library}' is not installed.", "Install it: apt install libzstd1 (Debian, Ubuntu), dnf install libzstd (Fedora, RHEL), apk add zstd-libs (Alpine).", e);
        }
    }

    ~ZstdStream() => Dispose(disposing: false);

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            // A full buffer may have left decompressed bytes inside the library: they come before more input.
            if (position == available && !isFlushing)
            {
                position = 0;
                available = inner.Read(input);
                if (available == 0)
                {
                    return pending == 0 ? 0 : throw new InvalidDataException("the zstd stream ends in the middle of a frame");
                }
            }

            var written = Step(buffer);
            if (written > 0)
            {
                return written;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (context != 0)
        {
            _ = FreeDStream(context);
            context = 0;
        }

        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Step(Span<byte> buffer)
    {
        fixed (byte* source = input)
        fixed (byte* target = buffer)
        {
            var from = new Cursor { Pointer = source, Size = (nuint)available, Position = (nuint)position };
            var to = new Cursor { Pointer = target, Size = (nuint)buffer.Length };
            pending = DecompressStream(context, ref to, ref from);
            if (IsError(pending) != 0)
            {
                throw new InvalidDataException("the zstd stream is damaged: " + Marshal.PtrToStringUTF8(GetErrorName(pending)));
            }

            position = (int)from.Position;
            isFlushing = to.Position == to.Size && pending != 0;
            return (int)to.Position;
        }
    }

    [LibraryImport(Library, EntryPoint = "ZSTD_createDStream")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint CreateDStream();

    [LibraryImport(Library, EntryPoint = "ZSTD_freeDStream")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nuint FreeDStream(nint context);

    [LibraryImport(Library, EntryPoint = "ZSTD_decompressStream")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nuint DecompressStream(nint context, ref Cursor output, ref Cursor input);

    [LibraryImport(Library, EntryPoint = "ZSTD_isError")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint IsError(nuint code);

    [LibraryImport(Library, EntryPoint = "ZSTD_getErrorName")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint GetErrorName(nuint code);

    /// <summary>ZSTD_inBuffer and ZSTD_outBuffer, which have the same shape.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Cursor
    {
        public byte* Pointer;
        public nuint Size;
        public nuint Position;
    }
}
