using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Cli.Terminal;

/// <summary>One line on the terminal that says how far the scan is; gone when it is done.</summary>
internal sealed class ProgressLine : IScanProgress, IDisposable
{
    private readonly TextWriter to;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private long bytes;
    private long total;
    private int layers;
    private int layersTotal;
    private bool isShown;

    public ProgressLine(TextWriter to, TimeProvider time)
    {
        this.to = to;
        timer = time.CreateTimer(_ => Draw(), null, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(100));
    }

    public void Start(Image image)
    {
        Interlocked.Add(ref total, image.Layers.Sum(l => l.Blob?.Size ?? 0));
        Interlocked.Add(ref layersTotal, image.Layers.Length);
    }

    public Image Watch(Image image) => image with { Store = new CountingStore(image.Store, n => Interlocked.Add(ref bytes, n)) };

    public void Finish(Layer layer) => Interlocked.Increment(ref layers);

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            if (isShown)
            {
                to.Write("\r\e[K");
                to.Flush();
            }

            isShown = false;
        }
    }

    private void Draw()
    {
        lock (gate)
        {
            if (layersTotal > 0)
            {
                isShown = true;
                to.Write($"\r\e[K{layers}/{layersTotal} layers, {Amount.Bytes(Interlocked.Read(ref bytes))} of {Amount.Bytes(Interlocked.Read(ref total))}");
                to.Flush();
            }
        }
    }

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
