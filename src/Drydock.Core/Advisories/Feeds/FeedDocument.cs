using System.Buffers;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>One document of a feed: a file, or a member of an archive, already decompressed.</summary>
/// <param name="File">The file it comes from, relative to the folder of feeds: <c>os/alpine-secdb/alpine-secdb.zip</c>.</param>
/// <param name="Name">The member's path in the archive; for a plain file its name, without the ending of its compression.</param>
/// <param name="Content">Read once, from the start. Throws at its end when the archive is damaged.</param>
/// <param name="Limit">Bytes that one document may have.</param>
public sealed record FeedDocument(string File, string Name, Stream Content, long Limit)
{
    /// <summary>The last part of <see cref="Name"/>.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>All bytes.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.LimitExceeded"/></exception>
    public ReadOnlyMemory<byte> ReadBytes()
    {
        using var memory = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        int read;
        while ((read = Content.Read(buffer)) > 0)
        {
            if (memory.Length + read > Limit)
            {
                throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading '{Name}' of the feed '{File}' failed: it is larger than {Limit} bytes.");
            }

            memory.Write(buffer, 0, read);
        }

        ArrayPool<byte>.Shared.Return(buffer);

        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }
}
