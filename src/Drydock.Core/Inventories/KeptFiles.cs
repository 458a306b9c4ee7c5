using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>The files of one layer that are kept to its end, for analyzers that <see cref="PathFilter.NeedsSiblings"/>.</summary>
internal sealed class KeptFiles : IDisposable
{
    private readonly Dictionary<string, (ulong Wanted, int Mode, FileContent Content)> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> contents = new(StringComparer.Ordinal);

    /// <returns>The content, valid until the end of the layer.</returns>
    public ReadOnlyMemory<byte> Keep(EntryReader reader, ulong wanted)
    {
        var entry = reader.Entry;
        var content = new FileContent();
        files.Add(entry.Path, (wanted, entry.Mode, content));
        return contents[entry.Path] = content.Read(reader, (int)entry.Size);
    }

    /// <summary>A path that comes twice in a layer is what it was the last time.</summary>
    public void Forget(ReadOnlySpan<char> path)
    {
        if (files.Count > 0 && files.GetAlternateLookup<ReadOnlySpan<char>>().Remove(path, out var text, out var file))
        {
            contents.Remove(text);
            file.Content.Dispose();
        }
    }

    public IEnumerable<(ulong Wanted, FileView File)> Views(Limits limits) =>
        files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Value.Wanted, new FileView(f.Key, f.Value.Mode, contents[f.Key], kept: contents) { Limits = limits }));

    public void Dispose()
    {
        foreach (var (_, _, content) in files.Values)
        {
            content.Dispose();
        }
    }
}
