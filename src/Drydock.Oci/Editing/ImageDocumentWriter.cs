using System.Text.Json;
using System.Text.Json.Nodes;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Editing;

/// <summary>
/// Writes config and manifest of a changed image: what nobody changed stays as it was written, words unknown to us too.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md"/>
/// </summary>
internal sealed class ImageDocumentWriter(Image image)
{
    /// <summary>Docker's own form stays: OCI's has no place for a health check.</summary>
    private readonly bool isDocker = image.Descriptor.MediaType == MediaType.DockerManifest;

    public MediaType ManifestType => isDocker ? MediaType.DockerManifest : MediaType.OciManifest;

    public MediaType ConfigType => isDocker ? MediaType.DockerConfig : MediaType.OciConfig;

    /// <summary>Of layers that are written anew.</summary>
    public MediaType LayerType => isDocker ? MediaType.DockerLayerGzip : MediaType.OciLayerGzip;

    /// <summary>A config that says nothing but the platform, for a folder.</summary>
    public static byte[] EmptyConfig(Platform platform) => Bytes(new JsonObject { ["architecture"] = platform.Architecture, ["os"] = platform.Os, ["config"] = new JsonObject() });

    /// <summary>The descriptor of a layer that is taken as it is.</summary>
    public Descriptor Reuse(Descriptor blob) => blob.MediaType.Value.Length > 0 ? blob : blob with { MediaType = LayerType };

    /// <summary>The steps that made the image, and ours. A step whose layer went into another one made none any more.</summary>
    public List<HistoryEntry> History(IEnumerable<Layer?> layers, string createdBy)
    {
        var sources = layers.ToList();
        var kept = sources.Where(l => l is not null).Count();
        var history = new List<HistoryEntry>(image.Config.History.Select(h => kept == 0 ? h with { IsEmptyLayer = true } : h));
        if (image.Config.History.Count(h => !h.IsEmptyLayer) != image.Layers.Length && kept > 0)
        {
            // The image's history does not fit its layers: none is better than a wrong one.
            history = [.. Enumerable.Repeat(new HistoryEntry("", false), kept)];
        }

        history.Add(new HistoryEntry(createdBy, IsEmptyLayer: sources.Count == kept, image.Config.Created));
        return history;
    }

    public byte[] Config(byte[] original, ImageConfig config, IEnumerable<Digest> diffIds, IEnumerable<HistoryEntry> history)
    {
        var root = JsonNode.Parse(original) as JsonObject ?? [];
        root["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = Strings(diffIds.Select(d => d.ToString())) };
        root["history"] = new JsonArray([.. Entries(root["history"] as JsonArray, history)]);

        // Docker's record of the container that a build used to make: what it says is not of this image any more.
        root.Remove("container_config");
        root.Remove("container");
        if (root["config"] is not JsonObject run)
        {
            root["config"] = run = [];
        }

        ApplyTo(run, config);
        return Bytes(root);
    }

    public byte[] Manifest(Descriptor config, IEnumerable<Descriptor> layers, IReadOnlyDictionary<string, string> annotations)
    {
        var root = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = ManifestType.Value, ["config"] = Describe(config), ["layers"] = new JsonArray([.. layers.Select(Describe)]) };
        var all = image.Manifest.Annotations.SetItems(annotations);
        if (all.Count > 0 && !isDocker)
        {
            root["annotations"] = Map(all);
        }

        return Bytes(root);
    }

    private static JsonNode Describe(Descriptor descriptor)
    {
        var node = new JsonObject { ["mediaType"] = descriptor.MediaType.Value, ["digest"] = descriptor.Digest.ToString(), ["size"] = descriptor.Size };
        if (descriptor.Annotations.Count > 0)
        {
            node["annotations"] = Map(descriptor.Annotations);
        }

        if (descriptor.Urls is { IsDefaultOrEmpty: false } urls)
        {
            node["urls"] = Strings(urls);
        }

        return node;
    }

    /// <summary>Only what changed is touched.</summary>
    private void ApplyTo(JsonObject run, ImageConfig now)
    {
        var before = image.Config;
        Set(run, "User", before.User != now.User, now.User);
        Set(run, "WorkingDir", before.WorkingDir != now.WorkingDir, now.WorkingDir);
        Set(run, "StopSignal", before.StopSignal != now.StopSignal, now.StopSignal);
        Set(run, "Env", !before.Env.SequenceEqual(now.Env), Strings(now.Env));
        Set(run, "Entrypoint", !before.Entrypoint.SequenceEqual(now.Entrypoint), Strings(now.Entrypoint));
        Set(run, "Cmd", !before.Command.SequenceEqual(now.Command), Strings(now.Command));
        Set(run, "ExposedPorts", !before.ExposedPorts.SequenceEqual(now.ExposedPorts), Set(now.ExposedPorts));
        Set(run, "Volumes", !before.Volumes.SequenceEqual(now.Volumes), Set(now.Volumes));
        Set(run, "Labels", !before.Labels.SequenceEqual(now.Labels), Map(now.Labels));
        if (now.Healthcheck is { } test && !(before.Healthcheck ?? []).SequenceEqual(test))
        {
            var health = run["Healthcheck"] as JsonObject ?? [];
            health["Test"] = Strings(test);
            run["Healthcheck"] = health.Parent is null ? health : health.DeepClone();
        }
    }

    private static void Set(JsonObject run, string name, bool changed, JsonNode? value)
    {
        if (changed && value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 })
        {
            run.Remove(name);
        }
        else if (changed)
        {
            run[name] = value;
        }
    }

    private static IEnumerable<JsonNode> Entries(JsonArray? old, IEnumerable<HistoryEntry> history)
    {
        var at = 0;
        foreach (var step in history)
        {
            // The words of a step that is still there stay as they were written.
            var node = old is not null && at < old.Count && old[at] is JsonObject known && (string?)known["created_by"] is var by && (by ?? "") == step.CreatedBy
                ? (JsonObject)known.DeepClone()
                : Entry(step);
            node.Remove("empty_layer");
            if (step.IsEmptyLayer)
            {
                node["empty_layer"] = true;
            }

            at++;
            yield return node;
        }
    }

    private static JsonObject Entry(HistoryEntry step)
    {
        var node = new JsonObject();
        if (step.Created is not null)
        {
            node["created"] = step.Created;
        }

        if (step.CreatedBy.Length > 0)
        {
            node["created_by"] = step.CreatedBy;
        }

        if (step.Comment is not null)
        {
            node["comment"] = step.Comment;
        }

        return node;
    }

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)JsonValue.Create(v))]);

    private static JsonObject Set(IEnumerable<string> names) => new(names.Select(n => KeyValuePair.Create<string, JsonNode?>(n, new JsonObject())));

    private static JsonObject Map(IEnumerable<KeyValuePair<string, string>> values) => new(values.Select(v => KeyValuePair.Create<string, JsonNode?>(v.Key, JsonValue.Create(v.Value))));

    private static byte[] Bytes(JsonObject root)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            root.WriteTo(json);
        }

        return memory.ToArray();
    }
}
