using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Inventories.Sboms;

/// <summary>An OCI layout with one image, named "it", and what is attached to it.</summary>
internal sealed class AttachmentLayout : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly TestImage image = new("amd64");
    private readonly Dictionary<Digest, byte[]> added = [];
    private readonly List<(Descriptor Manifest, string Name)> entries = [];
    private readonly List<Descriptor> referrers = [];
    private Descriptor top;

    public AttachmentLayout() => top = image.Top;

    /// <summary>A manifest with one layer.</summary>
    public Descriptor Attach(string layerType, string content, string layerAnnotations = "{}", string more = "")
    {
        var layer = Add(layerType, content);
        var config = Add(MediaType.OciConfig.Value, "{}");
        return Add(MediaType.OciManifest.Value, $$"""{"schemaVersion":2,"mediaType":"{{MediaType.OciManifest}}"{{more}},"config":{{Json(config)}},"layers":[{{Json(layer, $",\"annotations\":{layerAnnotations}")}}]}""");
    }

    /// <summary>A manifest that names the top as its subject.</summary>
    public void Refer(string artifactType, string layerType, string content)
    {
        var manifest = Attach(layerType, content, more: $$""","artifactType":"{{artifactType}}","subject":{{Json(top)}}""");
        entries.Add((manifest, ""));
        referrers.Add(manifest with { ArtifactType = artifactType });
    }

    /// <summary>Names an attachment as cosign does.</summary>
    public void Tag(Descriptor manifest, string suffix) => entries.Add((manifest, $"sha256-{image.Top.Digest.Hex}{suffix}"));

    /// <summary>Lists the referrers under the tag that stands in for the list.</summary>
    public void TagReferrers() => entries.Add((
        Add(MediaType.OciIndex.Value, $$"""{"schemaVersion":2,"mediaType":"{{MediaType.OciIndex}}","manifests":[{{string.Join(',', referrers.Select(r => Json(r, $",\"artifactType\":\"{r.ArtifactType}\"")))}}]}"""),
        $"sha256-{top.Digest.Hex}"));

    /// <summary>Puts the image and an attestation about it, or about another, into an index.</summary>
    public void WrapInIndex(Descriptor attestation, Digest? about = null)
    {
        var annotations = $$""","platform":{"os":"unknown","architecture":"unknown"},"annotations":{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"{{about ?? image.Top.Digest}}"}""";
        top = Add(MediaType.OciIndex.Value, $$$"""{"schemaVersion":2,"mediaType":"{{{MediaType.OciIndex}}}","manifests":[{{{Json(image.Top, ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}")}}},{{{Json(attestation, annotations)}}}]}""");
    }

    /// <summary>Writes the layout, and returns its folder.</summary>
    public string Write()
    {
        image.WriteLayout(folder.Root, "it");
        foreach (var (digest, bytes) in added)
        {
            File.WriteAllBytes(folder.At("blobs", "sha256", digest.Hex), bytes);
        }

        var named = entries.Prepend((Manifest: top, Name: "it")).Select(e => Json(e.Manifest, e.Name.Length == 0 ? "" : $$""","annotations":{"org.opencontainers.image.ref.name":"{{e.Name}}"}"""));
        folder.Write("index.json", $$"""{"schemaVersion":2,"manifests":[{{string.Join(',', named)}}]}""");
        return folder.Root;
    }

    /// <summary>Pushes everything to the repository that the store is of; what has a name, under it.</summary>
    public async Task PushToAsync(RegistryStore store)
    {
        var blobs = image.Blobs.Concat(added).ToDictionary();
        foreach (var (digest, bytes) in blobs)
        {
            await store.PushBlobAsync(new Descriptor(MediaType.OciLayer, digest, bytes.Length), () => new MemoryStream(bytes), default);
        }

        foreach (var (manifest, name) in referrers.Select(r => (r, r.Digest.ToString())).Concat(entries.Where(e => e.Name.Length > 0)).Prepend((top, "it")))
        {
            await store.PushManifestAsync(name, blobs[manifest.Digest], manifest.MediaType, null, default);
        }
    }

    public void Dispose() => folder.Dispose();

    private static string Json(Descriptor d, string more = "") => $$"""{"mediaType":"{{d.MediaType}}","digest":"{{d.Digest}}","size":{{d.Size}}{{more}}}""";

    private Descriptor Add(string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var digest = Digest.Sha256(bytes);
        added[digest] = bytes;
        return new Descriptor(new MediaType(type), digest, bytes.Length);
    }
}
