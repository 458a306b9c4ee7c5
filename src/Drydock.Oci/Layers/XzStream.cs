using System.Runtime.InteropServices;
using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Decompresses xz with the system's liblzma (.NET has none). <see href="https://tukaani.org/xz/xz-file-format.txt"/></summary>
internal sealed unsafe partial class XzStream : ForwardStream
{
    private const string Library = "liblzma.so.5";

    /// <summary>The largest preset of xz needs 65 MiB; more is a stranger's wish.</summary>
    private const ulong MemoryLimit = 128UL << 20;
    private const uint Concatenated = 0x08;
    private const int Run = 0;
    private const int Finish = 3;
    private const int StreamEnd = 1;
    private readonly Stream inner;
    private readonly byte[] input = new byte[128 << 10];
    private State* state;
    private int position;
    private int available;
    private bool isAtEnd;

    public XzStream(Stream inner)
    {
        this.inner = inner;
        state = (State*)NativeMemory.AllocZeroed((nuint)sizeof(State));
        try
        {
            if (StreamDecoder(state, MemoryLimit, Concatenated) != 0)
            {
                throw new InvalidDataException("an xz stream could not be begun");
            }
        }
        catch (DllNotFoundException e)
        {
            throw new DrydockException(ErrorCodes.MissingLibrary, $"Decompressing xz failed: the library '{Library}' is not installed.", "Install it: apt install liblzma5 (Debian, Ubuntu), dnf install xz-libs (Fedora, RHEL), apk add xz-libs (Alpine).", e);
        }
    }

    ~XzStream() => Dispose(disposing: false);

    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty && !isAtEnd)
        {
            if (position == available)
            {
                (position, available) = (0, inner.Read(input));
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
            End(state);
            NativeMemory.Free(state);
            state = null;
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
            state->NextIn = source + position;
            state->AvailableIn = (nuint)(available - position);
            state->NextOut = target;
            state->AvailableOut = (nuint)buffer.Length;
            var answer = Code(state, available == 0 ? Finish : Run);
            position = available - (int)state->AvailableIn;
            isAtEnd = answer == StreamEnd;
            return answer is 0 or StreamEnd ? buffer.Length - (int)state->AvailableOut : throw new InvalidDataException($"the xz stream is damaged (code {answer})");
        }
    }

    [LibraryImport(Library, EntryPoint = "lzma_stream_decoder")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StreamDecoder(State* state, ulong memoryLimit, uint flags);

    [LibraryImport(Library, EntryPoint = "lzma_code")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Code(State* state, int action);

    [LibraryImport(Library, EntryPoint = "lzma_end")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void End(State* state);

    /// <summary>lzma_stream of lzma/base.h, with what it reserves.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct State
    {
        public byte* NextIn;
        public nuint AvailableIn;
        public ulong TotalIn;
        public byte* NextOut;
        public nuint AvailableOut;
        public ulong TotalOut;
        public void* Allocator;
        public void* Inner;
        public fixed ulong Reserved[16];
    }
}
