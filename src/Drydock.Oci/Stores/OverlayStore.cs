using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Stores.Overlay;

namespace Drydock.Oci.Stores;

/// <summary>
/// The images that podman and buildah keep on this machine, read without them. Layers lie there unpacked; each is put together again to the very tar it came
/// as, so that its diff ID is checked.
/// <see href="https://github.com/containers/storage/blob/main/docs/containers-storage.md"/>
/// </summary>
public sealed class OverlayStore : IContentStore, ILocalStore
{
    private readonly Func<string, string?> variables;
    private readonly Limits limits;
    private readonly string location;
    private readonly string image;
    private readonly Dictionary<Digest, StorageLayer> layers = [];
    private readonly Dictionary<Digest, byte[]> documents = [];
    private StorageConfiguration? configuration;

    /// <param name="argument"><c>NAME</c> or <c>[driver@graphroot+runroot:options]NAME</c>; without a name all images are meant.</param>
    /// <param name="variables">The environment: storage.conf and the home folder are looked up in it.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public OverlayStore(string argument, Func<string, string?> variables, Limits limits)
    {
        (this.variables, this.limits) = (variables, limits);
        var end = argument.StartsWith('[') ? argument.IndexOf(']') : 0;
        if (end < 0)
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading the storage in '{argument}' failed: the bracket is not closed.", "Write containers-storage:[driver@graphroot]NAME.");
        }

        (location, image) = end == 0 ? ("", argument) : (argument[1..end], argument[(end + 1)..]);
    }

    public string Name => configuration?.Roots[0] ?? "containers-storage";

    public long? SizeOf(Descriptor descriptor) =>
        layers.TryGetValue(descriptor.Digest, out var layer) && File.Exists(layer.TarSplit) && Directory.Exists(layer.Files) ? descriptor.Size : null;

    public async ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel)
    {
        name ??= image.Length == 0 ? null : image;
        configuration ??= Explicit(location, await StorageConfiguration.LoadAsync(variables, Environment.IsPrivilegedProcess, cancel));
        var indexes = await ReadIndexesAsync(configuration, cancel);
        var images = indexes.SelectMany(i => i.Images).ToList();
        var found = name is null ? images : StorageNames.Find(images, name);
        if (found.Count == 0)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Looking for the image '{name}' in the storage '{Name}' failed: {(images.Count == 0 ? "it is empty" : "it has " + Names(images))}.", "Choose one of these, or look with 'podman images' as the user who owns them.");
        }

        if (name is not null && found.Count > 1)
        {
            throw new DrydockException(ErrorCodes.AmbiguousSource, $"Looking for the image '{name}' in the storage '{Name}' failed: it can be {Names(found)}.", "Write the whole name, or more of the ID.");
        }

        var descriptors = new List<Descriptor>();
        foreach (var image in found)
        {
            descriptors.Add(await DescribeAsync(image, indexes, cancel));
        }

        return descriptors;
    }

    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel)
    {
        Stream stream = documents.TryGetValue(descriptor.Digest, out var bytes) ? new MemoryStream(bytes, writable: false)
            : layers.TryGetValue(descriptor.Digest, out var layer) ? OpenLayer(layer)
            : throw new DrydockException(ErrorCodes.BlobMissing, $"Opening the blob '{descriptor.Digest}' of the storage '{Name}' failed: it is not there.");
        return ValueTask.FromResult<Stream>(new VerifyingStream(stream, descriptor.Digest, descriptor.Size, $"the blob in the storage '{Name}'"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StorageConfiguration Explicit(string text, StorageConfiguration configuration)
    {
        var at = text.IndexOf('@');
        var driver = at <= 0 ? configuration.Driver : text[..at];
        var root = text[(at + 1)..];
        var end = root.AsSpan().IndexOfAny('+', ':');
        root = end < 0 ? root : root[..end];
        return root.Length == 0
            ? configuration with { Driver = driver }
            : new StorageConfiguration(at <= 0 ? null : driver, [root]);
    }

    private static string Names(IEnumerable<StorageImage> images) =>
        string.Join(", ", images.Take(20).Select(i => i.Names.IsEmpty ? i.Id[..Math.Min(12, i.Id.Length)] : string.Join(" = ", i.Names)));

    private static async ValueTask<IReadOnlyList<StorageIndex>> ReadIndexesAsync(StorageConfiguration configuration, CancellationToken cancel)
    {
        var indexes = new List<StorageIndex>();
        var drivers = configuration.Driver is { } wanted ? StorageIndex.Drivers.Where(d => d == wanted) : StorageIndex.Drivers;
        foreach (var root in configuration.Roots)
        {
            foreach (var driver in drivers.Where(d => StorageIndex.Exists(root, d)))
            {
                indexes.Add(await StorageIndex.ReadAsync(root, driver, cancel));
            }
        }

        return indexes.Count > 0 ? indexes : throw new DrydockException(
            ErrorCodes.SourceNotFound,
            $"Opening the container storage '{string.Join("', '", configuration.Roots)}' failed: there are no images of the drivers {string.Join(" and ", StorageIndex.Drivers)}{(configuration.Driver is null ? "" : $" (asked for: {configuration.Driver})")}.",
            "See 'podman info' for graphRoot and name it: containers-storage:[overlay@GRAPHROOT]NAME.");
    }

    private async ValueTask<Descriptor> DescribeAsync(StorageImage image, IReadOnlyList<StorageIndex> indexes, CancellationToken cancel)
    {
        var what = $"the manifest of the image '{image.Id}' in the storage '{Name}'";
        var json = await BoundedReader.ReadFileAsync(image.PathOf("manifest"), limits.ManifestBytes, cancel);
        var original = Digest.Sha256(json);
        if (image.Digests.Length > 0 && !image.Digests.Contains(original))
        {
            throw Changed(what, original);
        }

        var named = ImageDocuments.ReadManifest(json, what).Config;
        what = $"the config '{named.Digest}' in the storage '{Name}'";
        var configJson = await BoundedReader.ReadFileAsync(image.PathOf(named.Digest.ToString()), limits.ManifestBytes, cancel);
        var config = Keep(MediaType.DockerConfig, configJson);
        if (named.Digest.Algorithm == config.Digest.Algorithm && config.Digest != named.Digest)
        {
            throw Changed(what, config.Digest);
        }

        var diffIds = ImageDocuments.ReadConfig(configJson, what).DiffIds;
        var chain = Chain(image, indexes);
        if (chain.Count != diffIds.Length)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading the image '{image.Id}' in the storage '{Name}' failed: it has {chain.Count} layers, its config {diffIds.Length} diff IDs.", "The storage is damaged: pull the image again.");
        }

        var manifest = Keep(MediaType.DockerManifest, SynthesizedManifest.Write(config, chain.Select((l, i) => DescribeLayer(l, diffIds[i])).ToList()));
        return manifest with
        {
            IsSynthesized = true,
            Original = original,
            Annotations = image.Names.IsEmpty ? manifest.Annotations : manifest.Annotations.Add("io.containerd.image.name", string.Join('\n', image.Names)),
        };
    }

    /// <summary>The layers of an image, base first.</summary>
    private List<StorageLayer> Chain(StorageImage image, IReadOnlyList<StorageIndex> indexes)
    {
        var chain = new List<StorageLayer>();
        for (var id = image.TopLayer; id.Length > 0;)
        {
            var layer = indexes.Select(i => i.Layers.GetValueOrDefault(id)).FirstOrDefault(l => l is not null);
            if (layer is null || chain.Count == limits.Layers)
            {
                throw new DrydockException(ErrorCodes.BlobMissing, $"Reading the image '{image.Id}' in the storage '{Name}' failed: {(layer is null ? $"its layer '{id}' is not there" : $"it has more than {limits.Layers} layers")}.", "It may lie in an additional image store that storage.conf does not name.");
            }

            chain.Add(layer);
            id = layer.Parent;
        }

        chain.Reverse();
        return chain;
    }

    private Descriptor DescribeLayer(StorageLayer layer, Digest diffId)
    {
        layers[diffId] = layer;
        return new Descriptor(MediaType.DockerLayer, diffId, layer.Size ?? Measure(layer));
    }

    private long Measure(StorageLayer layer)
    {
        using var parts = OpenParts(layer);
        long size = 0;
        while (parts.TryRead(out var part))
        {
            size = checked(size + part.Size);
        }

        return size;
    }

    private TarSplitStream OpenLayer(StorageLayer layer)
    {
        var root = LinuxFiles.OpenRoot(layer.Files, out var error) ?? throw Missing(layer, error);
        return new TarSplitStream(OpenParts(layer), new FolderFiles(root), $"the layer '{layer.Id}' in the storage '{Name}'");
    }

    private TarSplitReader OpenParts(StorageLayer layer)
    {
        try
        {
            return new TarSplitReader(File.OpenRead(layer.TarSplit), $"'{layer.TarSplit}'", limits.ManifestBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Missing(layer, e.Message);
        }
    }

    private Descriptor Keep(MediaType type, byte[] bytes)
    {
        var digest = Digest.Sha256(bytes);
        documents[digest] = bytes;
        return new Descriptor(type, digest, bytes.Length);
    }

    private DrydockException Missing(StorageLayer layer, string error) =>
        new(ErrorCodes.BlobMissing, $"Opening the layer '{layer.Id}' in the storage '{Name}' failed: {error}", "The storage is incomplete, or belongs to another user: 'podman unshare drydock …' reads a rootless one as its owner.");

    private static DrydockException Changed(string what, Digest actual) =>
        new(ErrorCodes.DigestMismatch, $"Reading {what} failed: its bytes have the digest {actual}.", "It was changed inside the storage: pull or build the image again.");
}
