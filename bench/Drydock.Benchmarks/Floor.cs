using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;

namespace Drydock.Benchmarks;

/// <summary>The least that reading an image with every digest checked can cost: SHA-256 of the stored bytes, GZipStream, SHA-256 of what comes out.</summary>
internal static class Floor
{
    public static async Task<int> RunAsync(string layout)
    {
        await using var store = new LayoutStore(layout, Limits.Default);
        var images = await new ImageLoader(store, Limits.Default).LoadAsync(null, PlatformChoice.Default, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        var layers = images[0].Layers.OrderByDescending(l => l.Blob!.Size);
        await Parallel.ForEachAsync(layers, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (layer, cancel) =>
        {
            await using var blob = await store.OpenAsync(layer.Blob!, cancel);
            await using var inflated = new GZipStream(blob, CompressionMode.Decompress);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[256 << 10];
            for (int read; (read = inflated.Read(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
            }

            if (Digest.OfHash(HashAlgorithmName.SHA256, hash.GetHashAndReset()) != layer.DiffId)
            {
                throw new InvalidDataException("diff ID");
            }
        });
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"floor: {clock.Elapsed.TotalSeconds:0.00} s wall, {process.TotalProcessorTime.TotalSeconds:0.00} s CPU");
        return 0;
    }
}
