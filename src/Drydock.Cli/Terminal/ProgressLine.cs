using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Cli.Terminal;

/// <summary>One line on the terminal that says how far the scan is; gone when it is done.</summary>
internal sealed class ProgressLine : IScanProgress, IDisposable
{
    private readonly LiveLine line;
    private long bytes;
    private long total;
    private int layers;
    private int layersTotal;

    public ProgressLine(TextWriter to, TimeProvider time) => line = new LiveLine(to, time, Text);

    public void Start(Image image)
    {
        Interlocked.Add(ref total, image.Layers.Sum(l => l.Blob?.Size ?? 0));
        Interlocked.Add(ref layersTotal, image.Layers.Length);
    }

    public Image Watch(Image image) => image with { Store = new CountingStore(image.Store, n => Interlocked.Add(ref bytes, n)) };

    public void Finish(Layer layer) => Interlocked.Increment(ref layers);

    public void Dispose() => line.Dispose();

    private string? Text() => layersTotal > 0
        ? $"{layers}/{layersTotal} layers, {Amount.Bytes(Interlocked.Read(ref bytes))} of {Amount.Bytes(Interlocked.Read(ref total))}"
        : null;

    /// <summary>Counts what is read from blobs.</summary>
    private sealed class CountingStore(IContentStore inner, Action<int> count) : IContentStore
    {
        public string Name => inner.Name;

        public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel) => inner.ResolveAsync(name, cancel);

        public async ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel) =>
            new Drydock.Oci.Layers.CountingStream(await inner.OpenAsync(descriptor, cancel), count);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
