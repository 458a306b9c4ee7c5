using System.Buffers;
using System.IO.MemoryMappedFiles;
using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Reads a wanted file whole, once, for all who want it: into a buffer that is used again, or past <see cref="InMemory"/> bytes into a mapped temporary file without a name.</summary>
public sealed class FileContent : IDisposable
{
    /// <summary>Bytes beyond which a file goes to disk: a few layers are read at once, and memory is bounded.</summary>
    private const int InMemory = 16 << 20;

    private byte[] buffer = new byte[256 << 10];
    private MappedFile? mapped;

    /// <summary>The content of the reader's entry; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Read(EntryReader reader, int size)
    {
        ((IDisposable?)mapped)?.Dispose();
        mapped = null;
        if (size > InMemory)
        {
            return (mapped = new MappedFile(reader, size)).Memory;
        }

        if (size > buffer.Length)
        {
            buffer = GC.AllocateUninitializedArray<byte>((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)size));
        }

        var at = 0;
        while (at < size && reader.ReadContent(buffer.AsSpan(at, size - at)) is var read and > 0)
        {
            at += read;
        }

        return buffer.AsMemory(0, at);
    }

    public void Dispose() => ((IDisposable?)mapped)?.Dispose();

    /// <summary>A file too large for memory, mapped: only the pages that are looked at are read back.</summary>
    private sealed unsafe class MappedFile : MemoryManager<byte>
    {
        private readonly FileStream file;
        private readonly MemoryMappedFile map;
        private readonly MemoryMappedViewAccessor view;
        private readonly byte* start;
        private readonly int size;

        public MappedFile(EntryReader reader, int size)
        {
            this.size = size;
            file = Attempt(UnnamedFile.Create);
            try
            {
                Fill(reader);
                map = MemoryMappedFile.CreateFromFile(file, null, size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
                view = map.CreateViewAccessor(0, size, MemoryMappedFileAccess.Read);
            }
            finally
            {
                if (view is null)
                {
                    map?.Dispose();
                    file.Dispose();
                }
            }

            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        }

        public override Span<byte> GetSpan() => new(start, size);

        public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            map.Dispose();
            file.Dispose();
        }

        private void Fill(EntryReader reader)
        {
            var block = new byte[256 << 10];
            for (int read; (read = reader.ReadContent(block)) > 0;)
            {
                var length = read;
                Attempt(() =>
                {
                    file.Write(block, 0, length);
                    return length;
                });
            }

            file.SetLength(size);
        }

        private static T Attempt<T>(Func<T> action)
        {
            try
            {
                return action();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new DrydockException(ErrorCodes.SourceNotFound, $"Keeping a large file of the image in '{Path.GetTempPath()}' failed: {e.Message}", "Check the room there, or set TMPDIR.", e);
            }
        }
    }
}
