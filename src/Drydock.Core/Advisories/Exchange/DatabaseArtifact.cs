using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Core.Advisories.Exchange;

/// <summary>
/// A database as an OCI artifact: its manifest is the config, each shard a layer, so that two states of a database share what did not change. The config has a media type of
/// its own instead of the empty one: older registries do not know that.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md#guidelines-for-artifact-usage"/>
/// </summary>
internal sealed record DatabaseArtifact(Descriptor Config, ImmutableArray<Descriptor> Layers)
{
    public const string ArtifactType = Family + "v1";
    private const string Family = "application/vnd.drydock.db.";
    private static readonly MediaType ConfigType = new("application/vnd.drydock.db.manifest.v1+json");
    private static readonly MediaType ShardType = new("application/vnd.drydock.db.shard.v1");

    public static DatabaseArtifact Of(DatabaseManifest manifest, ReadOnlySpan<byte> json) => new(
        new Descriptor(ConfigType, Digest.Sha256(json), json.Length),
        [.. manifest.Shards.DistinctBy(s => s.Digest).Select(s => new Descriptor(ShardType, s.Digest, s.Size))]);

    /// <exception cref="DrydockException"><see cref="ErrorCodes.SourceNotFound"/>: it is something else; <see cref="ErrorCodes.DatabaseNewer"/></exception>
    public static DatabaseArtifact Read(ReadOnlyMemory<byte> json, string what)
    {
        var manifest = ImageDocuments.ReadManifest(json, what);
        if (manifest.Config.MediaType != ConfigType)
        {
            throw (manifest.ArtifactType ?? manifest.Config.MediaType.Value).StartsWith(Family, StringComparison.Ordinal)
                ? new DrydockException(ErrorCodes.DatabaseNewer, $"Reading {what} failed: it is a database of the form '{manifest.ArtifactType}'.", "Update Drydock.")
                : new DrydockException(ErrorCodes.SourceNotFound, $"Reading {what} failed: it is no vulnerability database, but '{manifest.ArtifactType ?? manifest.Config.MediaType.Value}'.", "Name what 'drydock db push' or 'drydock db export' wrote.");
        }

        return new DatabaseArtifact(manifest.Config, manifest.Layers);
    }

    /// <summary>The manifest of the artifact. The same database gives the same bytes.</summary>
    public byte[] Write()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 2);
            json.WriteString("mediaType", MediaType.OciManifest.Value);
            json.WriteString("artifactType", ArtifactType);
            json.WritePropertyName("config");
            WriteDescriptor(json, Config);
            json.WriteStartArray("layers");
            foreach (var layer in Layers)
            {
                WriteDescriptor(json, layer);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    private static void WriteDescriptor(Utf8JsonWriter json, Descriptor descriptor)
    {
        json.WriteStartObject();
        json.WriteString("mediaType", descriptor.MediaType.Value);
        json.WriteString("digest", descriptor.Digest.ToString());
        json.WriteNumber("size", descriptor.Size);
        json.WriteEndObject();
    }
}
