using System.Formats.Tar;
using System.IO.Compression;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Opens the documents of a feed's file, whatever it is packed in: zip, tar, compressed or not; first bytes decide, not names.</summary>
internal sealed class FeedOpening(Limits limits)
{
    private const int TarMagicOffset = 257;

    /// <summary>Calls <paramref name="read"/> for each document in the order of the archive.</summary>
    /// <param name="path">On disk.</param>
    /// <param name="file">What the file is called in messages, relative to the folder of feeds.</param>
    /// <param name="name">What a plain document is called.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.FeedDamaged"/>, <see cref="ErrorCodes.LimitExceeded"/>, <see cref="ErrorCodes.MissingLibrary"/></exception>
    public void Read(string path, string file, string name, Action<FeedDocument> read, CancellationToken cancel)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
            Span<byte> head = stackalloc byte[4];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            stream.Position = 0;
            if (length == 4 && head is [0x50, 0x4B, 0x03 or 0x05, 0x04 or 0x06])
            {
                ReadZip(stream, file, read, cancel);
            }
            else
            {
                ReadStream(stream, file, name, read, cancel);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.FeedDamaged, $"Reading the feed '{file}' failed: {e.Message}", "Fetch it again.", e);
        }
    }

    private void ReadZip(Stream stream, string file, Action<FeedDocument> read, CancellationToken cancel)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (zip.Entries.Count > limits.FeedDocuments)
        {
            throw TooMany(file);
        }

        foreach (var entry in zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            if (!entry.FullName.EndsWith('/'))
            {
                using var content = Bounded(entry.Open(), file, entry.FullName);
                read(new FeedDocument(file, entry.FullName, content, limits.FeedDocumentBytes));
            }
        }
    }

    private void ReadStream(Stream stream, string file, string name, Action<FeedDocument> read, CancellationToken cancel)
    {
        var (plain, isCompressed) = Decompression.Open(stream);
        using (plain)
        {
            var head = new byte[TarMagicOffset + 5];
            var length = plain.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            using var whole = new PrefixedStream(head.AsMemory(0, length), plain);
            if (head.AsSpan(TarMagicOffset).SequenceEqual("ustar"u8))
            {
                ReadTar(whole, file, read, cancel);
            }
            else
            {
                using var content = Bounded(whole, file, name);
                read(new FeedDocument(file, isCompressed && name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name, content, limits.FeedDocumentBytes));
            }
        }
    }

    private void ReadTar(Stream stream, string file, Action<FeedDocument> read, CancellationToken cancel)
    {
        using var tar = new TarReader(stream);
        for (var count = 0; tar.GetNextEntry() is { } entry;)
        {
            cancel.ThrowIfCancellationRequested();
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } content })
            {
                if (++count > limits.FeedDocuments)
                {
                    throw TooMany(file);
                }

                using var bounded = Bounded(content, file, entry.Name);
                read(new FeedDocument(file, entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name, bounded, limits.FeedDocumentBytes));
            }
        }
    }

    private BoundedStream Bounded(Stream inner, string file, string name) => new(inner, limits.FeedDocumentBytes, () => new DrydockException(
        ErrorCodes.LimitExceeded, $"Reading '{name}' of the feed '{file}' failed: it is larger than the limit of {limits.FeedDocumentBytes} bytes.", "Fetch the feed again; no feed that Drydock knows has documents of this size."));

    private DrydockException TooMany(string file) => new(
        ErrorCodes.LimitExceeded, $"Reading the feed '{file}' failed: it holds more than {limits.FeedDocuments} documents.", "Fetch the feed again; no feed that Drydock knows has as many.");
}
