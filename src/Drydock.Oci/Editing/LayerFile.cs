using System.Security.Cryptography;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Oci.Editing;

/// <summary>
/// A layer that is being written: tar, hashed for its diff ID, compressed, hashed for its digest, into a temporary file without a name.
/// </summary>
internal sealed class LayerFile : IDisposable
{
    private readonly FileStream file = UnnamedFile.Create();
    private readonly HashingStream blob;
    private readonly GzipBlocks gzip;
    private readonly HashingStream tar;

    public LayerFile()
    {
        blob = new HashingStream(new BufferedStream(file, 1 << 20));
        gzip = new GzipBlocks(blob);
        tar = new HashingStream(new BufferedStream(gzip, 128 << 10));
        Entries = new TarEntryWriter(tar);
    }

    public TarEntryWriter Entries { get; }

    /// <summary>Known after <see cref="Complete"/>.</summary>
    public Digest DiffId { get; private set; }

    public Digest Digest { get; private set; }

    public long Size { get; private set; }

    public void Complete()
    {
        Entries.Finish();
        tar.Flush();
        gzip.Dispose();
        blob.Flush();
        (DiffId, Digest, Size) = (tar.Digest(), blob.Digest(), file.Length);
    }

    /// <summary>The compressed bytes, from the start; several can be open.</summary>
    public Stream Open() => new SectionStream(file.SafeFileHandle, 0, Size);

    public void Dispose()
    {
        gzip.Dispose();
        tar.Dispose();
        blob.Dispose();
        file.Dispose();
    }

    /// <summary>Passes bytes on and hashes them.</summary>
    private sealed class HashingStream(Stream inner) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public Digest Digest() => Content.Digest.OfHash(HashAlgorithmName.SHA256, hash.GetCurrentHash());

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            inner.Write(buffer);
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
