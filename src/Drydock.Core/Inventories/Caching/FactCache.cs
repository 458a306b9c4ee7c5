using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Core.Inventories.Caching;

/// <summary>
/// Facts of layers, kept between runs in the user's cache folder. A key is the layer's digest and diff ID as verified together, and the analyzers with their versions:
/// a config that lies about its layers finds nothing.
/// </summary>
/// <remarks>Any number of processes may use it at once: an entry is written beside its place and moved there whole; one that is damaged counts as absent.</remarks>
public sealed class FactCache
{
    private const string Format = "drydock facts 2\n";
    private const int HeadLength = 16 + 32;
    private readonly CacheFolder? folder;
    private readonly string limits;
    private readonly ImmutableArray<IFileAnalyzer> analyzers;

    /// <param name="folder">Null for no cache.</param>
    public FactCache(CacheFolder? folder, ImmutableArray<IFileAnalyzer> analyzers, Limits limits)
    {
        this.folder = folder;
        this.analyzers = analyzers;
        this.limits = $"{limits.FileBytes} {limits.Nesting} {limits.NestedBytes} {limits.NestedFileBytes} {limits.PathBytes} {limits.Entries}";
    }

    internal FileFacts? FindFiles(Layer layer) => Find(layer, "files", d => d.ReadFiles());

    internal GroupFacts? FindGroup(Layer layer, AnalyzerGroup group) => Find(layer, GroupKey(group), d => d.ReadGroup());

    internal void Store(Layer layer, FileFacts files) => Store(layer, "files", e => e.Write(files));

    internal void Store(Layer layer, AnalyzerGroup group, GroupFacts facts) => Store(layer, GroupKey(group), e => e.Write(facts));

    private string GroupKey(AnalyzerGroup group) =>
        $"{group} {string.Join(' ', analyzers.Where(a => a.Info.Group == group).Select(a => $"{a.Info.Id}:{a.Info.Version}"))}";

    private T? Find<T>(Layer layer, string part, Func<FactDecoder, T> read)
        where T : class
    {
        if (folder is null || layer.Blob is null || folder.Read(KeyOf(layer, part)) is not { } bytes)
        {
            return null;
        }

        var payload = bytes.AsMemory(Math.Min(HeadLength, bytes.Length));
        if (payload.IsEmpty || !bytes.AsSpan(0, 16).SequenceEqual(Encoding.ASCII.GetBytes(Format)) || !SHA256.HashData(payload.Span).AsSpan().SequenceEqual(bytes.AsSpan(16, 32)))
        {
            return null;
        }

        try
        {
            return read(new FactDecoder(payload));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private void Store(Layer layer, string part, Action<FactEncoder> write)
    {
        if (folder is null || layer.Blob is null)
        {
            return;
        }

        using var encoder = new FactEncoder();
        write(encoder);
        var payload = encoder.Written;
        folder.Write(KeyOf(layer, part), [.. Encoding.ASCII.GetBytes(Format), .. SHA256.HashData(payload)], payload);
    }

    private string KeyOf(Layer layer, string part) =>
        Digest.Sha256(Encoding.UTF8.GetBytes($"{layer.Blob!.Digest}\n{layer.DiffId}\n{part}\n{limits}")).Hex;
}
