using System.Security.Cryptography;

namespace Drydock.Core.Reports;

/// <summary>Names a document after its content: the same content has the same name, other content another.</summary>
internal static class ContentId
{
    /// <summary>Writes the document once into a hash, with an empty id in the id's place.</summary>
    /// <returns>A UUID of the name-based kind (RFC 9562 version 5 in form), from SHA-256.</returns>
    public static Guid Of(Action<Stream, Guid> write)
    {
        using var hash = SHA256.Create();
        using var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write);
        write(stream, Guid.Empty);
        stream.FlushFinalBlock();
        var bytes = hash.Hash!.AsSpan(0, 16).ToArray();
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
