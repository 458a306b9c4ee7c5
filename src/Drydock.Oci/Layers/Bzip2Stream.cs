using System.Runtime.InteropServices;
using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Decompresses bzip2, stream after stream, with the system's libbz2 (.NET has none). <see href="https://sourceware.org/bzip2/manual/manual.html"/></summary>
internal sealed unsafe partial class Bzip2Stream : ForwardStream
{
    private const string Library = "libbz2.so.1.0";
    private const int StreamEnd = 4;
    private readonly Stream inner;
    private readonly byte[] input = new byte[128 << 10];
    private State* state;
    private int position;
    private int available;
    private bool isOpen;

    public Bzip2Stream(Stream inner)
    {
        this.inner = inner;
        state = (State*)NativeMemory.AllocZeroed((nuint)sizeof(State));
        Begin();
    }

    ~Bzip2Stream() => Dispose(disposing: false);

    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (position == available)
            {
                (position, available) = (0, inner.Read(input));
                if (available == 0)
                {
                    return isOpen ? throw new InvalidDataException("the bzip2 stream ends too early") : 0;
                }
            }

            if (!isOpen)
            {
                // Another stream follows the one that ended, as parallel compressors write them.
                Begin();
            }

            var written = Step(buffer);
            if (written > 0)
            {
                return written;
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (state is not null)
        {
            End();
            NativeMemory.Free(state);
            state = null;
        }

        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Begin()
    {
        try
        {
            *state = default;
            isOpen = DecompressInit(state, 0, 0) == 0 ? true : throw new InvalidDataException("a bzip2 stream could not be begun");
        }
        catch (DllNotFoundException e)
        {
            throw new DrydockException(ErrorCodes.MissingLibrary, $"Decompressing bzip2 failed: the library '{Library}' is not installed.", "Install it: apt install libbz2-1.0 (Debian, Ubuntu), dnf install bzip2-libs (Fedora, RHEL), apk add libbz2 (Alpine).", e);
        }
    }

    private void End()
    {
        if (isOpen)
        {
            _ = DecompressEnd(state);
            isOpen = false;
        }
    }

    private int Step(Span<byte> buffer)
    {
        fixed (byte* source = input)
        fixed (byte* target = buffer)
        {
            state->NextIn = source + position;
            state->AvailableIn = (uint)(available - position);
            state->NextOut = target;
            state->AvailableOut = (uint)buffer.Length;
            var answer = Decompress(state);
            position = available - (int)state->AvailableIn;
            var written = buffer.Length - (int)state->AvailableOut;
            if (answer == StreamEnd)
            {
                End();
            }
            else if (answer != 0)
            {
                throw new InvalidDataException($"the bzip2 stream is damaged (code {answer})");
            }

            return written;
        }
    }

    [LibraryImport(Library, EntryPoint = "BZ2_bzDecompressInit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int DecompressInit(State* state, int verbosity, int small);

    [LibraryImport(Library, EntryPoint = "BZ2_bzDecompress")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Decompress(State* state);

    [LibraryImport(Library, EntryPoint = "BZ2_bzDecompressEnd")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int DecompressEnd(State* state);

    /// <summary>bz_stream of bzlib.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct State
    {
        public byte* NextIn;
        public uint AvailableIn;
        public uint TotalInLow;
        public uint TotalInHigh;
        public byte* NextOut;
        public uint AvailableOut;
        public uint TotalOutLow;
        public uint TotalOutHigh;
        public void* Inner;
        public void* Allocate;
        public void* Free;
        public void* Opaque;
    }
}
