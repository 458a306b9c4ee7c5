using System.Security.Cryptography;

namespace Drydock.Oci.Content;

/// <summary>
/// A read-only stream that hashes what passes and throws at the end when the bytes are not the ones their descriptor names.
/// Bytes read before the end are not yet trusted: publish nothing made from them until <see cref="IsVerified"/>.
/// </summary>
public sealed class VerifyingStream(Stream inner, Digest expected, long expectedSize, string what) : ForwardStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(expected.HashName);
    private long length;

    /// <summary>The end was reached and digest and length were right.</summary>
    public bool IsVerified { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead => length;

    public override long Length => expectedSize;

    public override long Position { get => length; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Note(buffer[..read], buffer.IsEmpty);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Note(buffer.Span[..read], buffer.IsEmpty);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Reads what is left without keeping it, so that digest and length are checked.</summary>
    public void Drain()
    {
        var buffer = new byte[64 << 10];
        while (!IsVerified && Read(buffer) > 0)
        {
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Note(ReadOnlySpan<byte> bytes, bool empty)
    {
        if (bytes.Length > 0)
        {
            length += bytes.Length;
            if (length > expectedSize)
            {
                throw Mismatch($"it is longer than the {expectedSize} bytes announced");
            }

            hash.AppendData(bytes);
        }
        else if (!empty && !IsVerified)
        {
            Verify();
        }
    }

    private void Verify()
    {
        if (length != expectedSize)
        {
            throw Mismatch($"it ends after {length} of {expectedSize} bytes");
        }

        Span<byte> bytes = stackalloc byte[64];
        var actual = Digest.OfHash(expected.HashName, bytes[..hash.GetHashAndReset(bytes)]);
        if (actual != expected)
        {
            throw Mismatch($"its bytes have the digest {actual}");
        }

        IsVerified = true;
    }

    private DrydockException Mismatch(string happened) => new(
        ErrorCodes.DigestMismatch,
        $"Reading {what} '{expected}' failed: {happened}.",
        "The image is damaged or was tampered with: fetch it again from where it was built.");
}
