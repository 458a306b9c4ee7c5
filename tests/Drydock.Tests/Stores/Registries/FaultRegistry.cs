using Drydock.Oci.Stores;

namespace Drydock.Tests.Stores.Registries;

/// <summary>A registry with one image on a <see cref="FaultServer"/>: honest, unless a test's own answer comes first.</summary>
internal sealed class FaultRegistry : IDisposable
{
    private int count;

    /// <param name="image">What <c>team/app:1.0</c> is.</param>
    /// <param name="fault">Gets each request and its number from 0 on; null for the honest answer.</param>
    public FaultRegistry(TestImage image, Func<FaultRequest, int, FaultAnswer?> fault)
    {
        Image = image;
        Server = new FaultServer(r => fault(r, Interlocked.Increment(ref count) - 1) ?? Honest(r, image));
    }

    public TestImage Image { get; }

    public HastyClock Clock { get; } = new();

    public FaultServer Server { get; }

    public RegistryStore Open(RegistryOptions? options = null, TimeProvider? time = null) =>
        RegistryRun.Open($"{Server.Host}/team/app:1.0", (options ?? RegistryRun.Options()) with { PlainHttp = true }, time ?? Clock);

    public Task<byte[]> ReadLayerAsync(RegistryStore store) => RegistryRun.ReadAsync(store, Image.Layers[0]);

    public static FaultAnswer Honest(FaultRequest request, TestImage image)
    {
        var name = request.Target.Split('/')[^1];
        if (name == "1.0" || name == image.Top.Digest.ToString())
        {
            return new FaultAnswer(200, image.Blobs[image.Top.Digest], ("Content-Type", image.Top.MediaType.Value));
        }

        return image.Blobs.FirstOrDefault(b => b.Key.ToString() == name) is { Value: { } bytes } ? FaultAnswer.Range(request, bytes) : FaultAnswer.Text(404, "");
    }

    public void Dispose() => Server.Dispose();
}
