using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Core.Repositories.Debs;

/// <summary>A walk over the tar of a package, forward only. What cannot be taken as it stands is an error: nothing of a package is passed over.</summary>
public sealed class DebContents : IDisposable
{
    private readonly EntryReader reader;
    private readonly string name;

    internal DebContents(ArFile archive, ArMember member, Digest digest, string name, Limits limits)
    {
        this.name = name;
        reader = Explained(() => LayerReader.Open(new ArSection(archive, member), new Descriptor(MediaType.OciLayer, digest, member.Length), diffId: null, limits));
    }

    /// <summary>The entry the last <see cref="Read"/> stopped at; it is used again for the next.</summary>
    public LayerEntry Entry => reader.Entry;

    /// <summary>Moves to the next entry; false at the end, which is then sound.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/>: it is damaged, over a limit, or leads out.</exception>
    public bool Read() => Explained(() =>
    {
        var more = reader.Read();
        if (reader.Gaps is [var gap, ..])
        {
            throw DebFile.Malformed(name, $"'{gap.Path}': {gap.Message}");
        }

        if (!more)
        {
            reader.Complete();
        }
        else if (Entry.IsSparse || (Entry.Type == EntryType.Hardlink && Entry.LinkTarget.Split('/').Contains("..")))
        {
            throw DebFile.Malformed(name, Entry.IsSparse ? $"'{Entry.Path}' is a sparse file" : $"the link '{Entry.Path}' leads outside");
        }

        return more;
    });

    /// <summary>Reads content of the entry; 0 at its end.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/></exception>
    public int ReadContent(Span<byte> destination)
    {
        try
        {
            return reader.ReadContent(destination);
        }
        catch (Exception e) when (e is LimitException || (e is DrydockException d && d.Code == ErrorCodes.CorruptLayer))
        {
            throw Explain(e);
        }
    }

    /// <summary>The whole content of the entry, as large as it says it is: hold that against a limit first.</summary>
    public byte[] ReadAll()
    {
        // What it says counts for nothing before it has come.
        var content = new System.Buffers.ArrayBufferWriter<byte>();
        int read;
        while ((read = ReadContent(content.GetSpan((int)Math.Clamp(Entry.Size - content.WrittenCount, 1, 64 << 10)))) > 0)
        {
            content.Advance(read);
        }

        return content.WrittenSpan.ToArray();
    }

    public void Dispose() => reader.Dispose();

    private T Explained<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is LimitException || (e is DrydockException d && d.Code == ErrorCodes.CorruptLayer))
        {
            throw Explain(e);
        }
    }

    private DrydockException Explain(Exception e) => DebFile.Malformed(name, e is LimitException ? e.Message : "its archive is damaged", e);
}
