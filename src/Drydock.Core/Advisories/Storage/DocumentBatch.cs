using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Layers;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Has the small documents of an input read on all cores, a megabyte of them at a time, and gives what they say in their order. Large ones are read as they come.</summary>
/// <param name="taken">Called for each small document.</param>
/// <param name="large">Reads a document that is not to be held in memory.</param>
internal sealed class DocumentBatch(IAdvisorySource source, Action<FeedReading> taken, Action<FeedDocument> large)
{
    private const int SmallBytes = 64 << 10;
    private const int BatchBytes = 1 << 20;
    private readonly byte[] head = new byte[SmallBytes];
    private readonly List<(FeedDocument Document, byte[] Bytes)> small = [];
    private int bytes;

    public void Add(FeedDocument document)
    {
        var length = document.Content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length == head.Length)
        {
            Flush();
            using var whole = new PrefixedStream(head, document.Content);
            large(document with { Content = whole });
            return;
        }

        small.Add((document, head.AsSpan(0, length).ToArray()));
        bytes += length;
        if (bytes >= BatchBytes)
        {
            Flush();
        }
    }

    /// <summary>Reads what has gathered.</summary>
    public void Flush()
    {
        var readings = new FeedReading[small.Count];
        InParallel.For(readings.Length, i => readings[i] = Read(small[i].Document, small[i].Bytes));
        Array.ForEach(readings, taken);
        small.Clear();
        bytes = 0;
    }

    private FeedReading Read(FeedDocument document, byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        return FeedReading.Of(source, document with { Content = stream });
    }
}
