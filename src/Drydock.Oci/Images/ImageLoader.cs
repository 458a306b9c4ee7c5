using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Oci.Images;

/// <summary>Finds the images behind what a store resolves to: walks indexes, skips attestations and artifacts, picks platforms.</summary>
public sealed class ImageLoader(IContentStore store, Limits limits)
{
    private const string RefName = "org.opencontainers.image.ref.name";
    private readonly List<Descriptor> attestations = [];
    private int manifests;

    /// <summary>The images that <paramref name="name"/> and <paramref name="choice"/> select, in the order of the index.</summary>
    /// <exception cref="DrydockException">Nothing matches, or a document is damaged.</exception>
    public async ValueTask<ImmutableArray<Image>> LoadAsync(string? name, PlatformChoice choice, CancellationToken cancel)
    {
        var candidates = new List<Candidate>();
        var tops = await store.ResolveAsync(name, cancel);
        if (store is IFolderStore)
        {
            // A folder does not say what it is for: what was asked for is believed.
            return [Image.OfFolder(store, choice.Wanted ?? Platform.Default)];
        }

        foreach (var top in tops)
        {
            await CollectAsync(top, top.Platform, NamesOf(top), [], candidates, cancel);
        }

        var unique = candidates.DistinctBy(c => c.Descriptor.Digest).ToList();
        if (unique.Count == 0)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Looking for an image in '{store.Name}' failed: it holds no container image, only other artifacts.", "Name an image, not a signature, SBOM or chart.");
        }

        var images = ImmutableArray.CreateBuilder<Image>();
        foreach (var candidate in choice.Pick(unique, c => c.Platform, store.Name, c => string.Join(", ", c.Names)))
        {
            images.Add(Build(candidate));
        }

        return images.ToImmutable();
    }

    private static ImmutableArray<string> NamesOf(Descriptor descriptor)
    {
        var name = descriptor.Annotations.GetValueOrDefault("io.containerd.image.name") ?? descriptor.Annotations.GetValueOrDefault(RefName);
        return name is null ? [] : [.. name.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private async ValueTask CollectAsync(Descriptor descriptor, Platform? platform, ImmutableArray<string> names, ImmutableArray<Digest> indexes, List<Candidate> found, CancellationToken cancel)
    {
        if (++manifests > limits.Manifests || indexes.Length > 8)
        {
            throw new DrydockException(ErrorCodes.LimitExceeded, $"Walking the index of '{store.Name}' failed: it names more than {limits.Manifests} manifests or nests too deep.", "Name one manifest by its digest, or raise --max-manifests.");
        }

        if (descriptor.IsAttestation)
        {
            attestations.Add(descriptor);
            return;
        }

        if (platform?.IsUnknown == true || (descriptor.MediaType.Value.Length > 0 && !descriptor.MediaType.IsIndex && !descriptor.MediaType.IsManifest))
        {
            return;
        }

        var what = $"the manifest '{descriptor.Digest}' of '{store.Name}'";
        var json = await ReadAsync(descriptor, what, cancel);
        if (ImageDocuments.IsIndex(json, descriptor.MediaType, what))
        {
            foreach (var child in ImageDocuments.ReadIndex(json, what).Manifests)
            {
                await CollectAsync(child, child.Platform ?? platform, names.IsEmpty ? NamesOf(child) : names, indexes.Add(descriptor.Digest), found, cancel);
            }

            return;
        }

        var manifest = ImageDocuments.ReadManifest(json, what);
        if (manifest.IsImage)
        {
            var configWhat = $"the config '{manifest.Config.Digest}' of '{store.Name}'";
            var config = ImageDocuments.ReadConfig(await ReadAsync(manifest.Config, configWhat, cancel), configWhat);
            found.Add(new Candidate(descriptor, manifest, config, platform is null or { Os: "" } ? config.Platform : platform, names, indexes));
        }
    }

    private async ValueTask<byte[]> ReadAsync(Descriptor descriptor, string what, CancellationToken cancel)
    {
        if (descriptor.Size > limits.ManifestBytes)
        {
            throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading {what} failed: its {descriptor.Size} bytes are over the limit of {limits.ManifestBytes}.", "Raise --max-manifest-size if you trust this image.");
        }

        await using var stream = await store.OpenAsync(descriptor, cancel);
        return await BoundedReader.ReadAsync(stream, limits.ManifestBytes, what, cancel);
    }

    private Image Build(Candidate candidate)
    {
        var (descriptor, manifest, config, platform, names, indexes) = candidate;
        var layers = manifest.Layers.Where(l => l.MediaType.IsLayer || l.MediaType.Value.Length == 0).ToList();
        if (layers.Count > limits.Layers)
        {
            throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading the image '{descriptor.Digest}' failed: its {layers.Count} layers are over the limit of {limits.Layers}.", "Raise --max-layers if you trust this image.");
        }

        if (layers.Count != manifest.Layers.Length || layers.Count != config.DiffIds.Length)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading the image '{descriptor.Digest}' in '{store.Name}' failed: its manifest has {manifest.Layers.Length} layers ({layers.Count} of a known kind), its config {config.DiffIds.Length} diff IDs.", "The image does not follow the specification: build it again.");
        }

        var steps = config.History.Where(h => !h.IsEmptyLayer).ToList();
        var hasHistory = steps.Count == layers.Count;
        return new Image(store, descriptor, manifest, config with { Platform = platform }, [.. layers.Select((l, i) => new Layer(i, l, config.DiffIds[i], hasHistory ? steps[i] : null))])
        {
            Names = names,
            Indexes = indexes,
            Attestations = [.. attestations.Where(a => a.AttestedDigest == descriptor.Digest.ToString())],
        };
    }

    private sealed record Candidate(Descriptor Descriptor, Manifest Manifest, ImageConfig Config, Platform Platform, ImmutableArray<string> Names, ImmutableArray<Digest> Indexes);
}
