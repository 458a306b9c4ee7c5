using Microsoft.Win32.SafeHandles;

namespace Drydock.Core.Advisories.Storage;

/// <summary>The bytes of a shard, wherever they lie.</summary>
internal abstract class ShardBytes : IDisposable
{
    public abstract long Length { get; }

    /// <exception cref="InvalidDataException">There are fewer bytes.</exception>
    public abstract void Read(long offset, Span<byte> into);

    public static ShardBytes Open(string path) => new InFile(File.OpenHandle(path, options: FileOptions.RandomAccess));

    public static ShardBytes Of(ReadOnlyMemory<byte> bytes) => new InMemory(bytes);

    public abstract void Dispose();

    private sealed class InFile(SafeFileHandle handle) : ShardBytes
    {
        public override long Length => RandomAccess.GetLength(handle);

        public override void Read(long offset, Span<byte> into)
        {
            while (!into.IsEmpty)
            {
                var read = RandomAccess.Read(handle, into, offset);
                if (read == 0)
                {
                    throw new InvalidDataException("the file ends too early");
                }

                into = into[read..];
                offset += read;
            }
        }

        public override void Dispose() => handle.Dispose();
    }

    private sealed class InMemory(ReadOnlyMemory<byte> bytes) : ShardBytes
    {
        public override long Length => bytes.Length;

        public override void Read(long offset, Span<byte> into)
        {
            if (offset < 0 || offset + into.Length > bytes.Length)
            {
                throw new InvalidDataException("the file ends too early");
            }

            bytes.Span.Slice((int)offset, into.Length).CopyTo(into);
        }

        public override void Dispose()
        {
        }
    }
}
