using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Builds;
using Drydock.Core.Findings.Parents;
using Drydock.Core.Inventories;
using Drydock.Oci.Images;

namespace Drydock.Core.Reports.Formats.Json;

/// <summary>The image and its layers.</summary>
internal static class JsonImage
{
    public static void Write(Utf8JsonWriter writer, Report report, PlatformReport platform)
    {
        var name = ImageName.Of(report, platform);
        writer.WriteStartObject("image");
        writer.WriteString("name", name.Name);
        writer.StringIfAny("tag", name.Tag);
        writer.StringIfAny("digest", (platform.Image?.Digest ?? platform.Sbom?.Digest)?.ToString());
        writer.StringIfAny("purl", ImagePurls.Of(report, platform)?.ToString());
        if (platform.Image is { } image)
        {
            writer.StringIfAny("id", image.Id?.ToString());
            writer.Strings("names", image.Names);
            writer.WriteString("platform", platform.Platform);
            WriteConfig(writer, image.Config);
        }

        WriteBase(writer, platform.Base);
        WriteBuild(writer, platform.Build);
        WriteOs(writer, platform.Inventory.Os);
        if (platform.Sbom is { } sbom)
        {
            writer.WriteStartObject("sbom");
            writer.WriteString("format", sbom.Format);
            writer.StringIfAny("tools", sbom.Tools);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        WriteLayers(writer, platform);
    }

    /// <summary>Of the environment only the names: values hold secrets often enough, and reports are stored and passed on.</summary>
    private static void WriteConfig(Utf8JsonWriter writer, ImageConfig config)
    {
        writer.StringIfAny("created", config.Created);
        writer.StringIfAny("author", config.Author);
        writer.WriteString("user", config.User);
        writer.Strings("entrypoint", config.Entrypoint);
        writer.Strings("command", config.Command);
        writer.StringIfAny("workingDirectory", config.WorkingDir);
        writer.Strings("environment", config.Env.Select(e => e.Split('=')[0]));
        writer.Strings("exposedPorts", config.ExposedPorts);
        writer.Strings("volumes", config.Volumes);
        writer.StringIfAny("stopSignal", config.StopSignal);
        if (config.Healthcheck is { } healthcheck)
        {
            writer.Strings("healthcheck", healthcheck);
        }

        writer.WriteStartObject("labels");
        foreach (var (label, value) in config.Labels)
        {
            writer.WriteString(label, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteBase(Utf8JsonWriter writer, ParentImage? from)
    {
        if (from is null)
        {
            return;
        }

        writer.WriteStartObject("base");
        writer.StringIfAny("name", from.Name);
        writer.StringIfAny("digest", from.Digest);
        if (from.Layers is { } layers)
        {
            writer.WriteNumber("layers", layers);
        }

        writer.WriteString("toldBy", Kebab.Of(from.ToldBy));
        writer.StringIfAny("note", from.Note);
        writer.WriteEndObject();
    }

    private static void WriteBuild(Utf8JsonWriter writer, BuildMap? build)
    {
        if (build is null)
        {
            return;
        }

        writer.WriteStartObject("dockerfile");
        writer.WriteString("file", build.File);
        writer.WriteNumber("instructions", build.Instructions);
        writer.WriteNumber("found", build.Found);
        writer.StringIfAny("note", build.Note);
        writer.WriteEndObject();
    }

    private static void WriteOs(Utf8JsonWriter writer, OsRelease? os)
    {
        if (os is null)
        {
            return;
        }

        writer.WriteStartObject("os");
        writer.WriteString("id", os.Id);
        writer.WriteString("version", os.VersionId);
        writer.WriteString("name", os.PrettyName);
        writer.StringIfAny("codename", os.Codename);
        writer.StringIfAny("like", os.IdLike);
        writer.StringIfAny("cpe", os.Cpe);
        writer.WriteEndObject();
    }

    private static void WriteLayers(Utf8JsonWriter writer, PlatformReport platform)
    {
        writer.WriteStartArray("layers");
        foreach (var layer in platform.Inventory.Layers)
        {
            writer.WriteStartObject();
            writer.WriteNumber("index", layer.Index);
            writer.StringIfAny("diffId", layer.DiffId?.ToString());
            writer.StringIfAny("digest", layer.Blob?.ToString());
            writer.WriteNumber("compressedSize", layer.CompressedSize);
            writer.WriteNumber("size", layer.Bytes);
            writer.WriteNumber("files", layer.Files);
            writer.WriteString("createdBy", layer.CreatedBy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
