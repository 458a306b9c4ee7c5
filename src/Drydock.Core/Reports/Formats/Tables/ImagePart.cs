using Drydock.Oci.Images;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What the image is.</summary>
internal static class ImagePart
{
    /// <summary><see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/annotations.md"/></summary>
    private const string BaseName = "org.opencontainers.image.base.name";

    private static readonly Column[] Columns = [new(""), new("", Fit: Fit.Wrap)];

    public static void Write(TextPage page, Report report, PlatformReport platform)
    {
        page.Heading(report.Source, platform.Platform.Length == 0 ? [] : [new Cell(platform.Platform)]);
        page.Table(Columns, [.. Facts(report, platform).Where(f => f.Value.Length > 0).Select(f => new Cell[] { new(f.Name, Tone.Quiet), f.Value })]);
    }

    private static IEnumerable<(string Name, string Value)> Facts(Report report, PlatformReport platform)
    {
        var inventory = platform.Inventory;
        yield return ("OS", inventory.Os?.PrettyName ?? "unknown");
        if (platform.Sbom is { } sbom)
        {
            yield return ("Read from", sbom.Tools.Length > 0 ? $"{sbom.Format}, by {sbom.Tools}" : sbom.Format);
            yield return ("Describes", $"{sbom.Name} {sbom.Version}".Trim());
            yield return ("Digest", sbom.Digest?.ToString() ?? "");
        }

        if (platform.Image is not { } image)
        {
            yield break;
        }

        yield return ("Name", report.Reference?.ToString() ?? string.Join(", ", image.Names));
        yield return ("Digest", image.Digest?.ToString() ?? "");
        yield return ("Image ID", image.Id?.ToString() ?? "");
        yield return ("Base", platform.Base is { } from ? ParentText.Of(from, inventory.Layers.Length) : image.Manifest.Annotations.GetValueOrDefault(BaseName) ?? image.Config.Labels.GetValueOrDefault(BaseName) ?? "");
        yield return ("Dockerfile", platform.Build is { } build ? $"{build.File}: {build.Found} of {Amount.Of(build.Instructions, "instruction", "instructions")} that make layers found in the history. {build.Note}".TrimEnd() : "");
        yield return ("Created", image.Config.Created ?? "");
        if (image.Id is not null)
        {
            yield return ("Runs", Runs(image.Config));
        }

        if (inventory.Layers.Length > 0)
        {
            yield return ("Size", $"{Amount.Bytes(inventory.Layers.Sum(l => l.CompressedSize))} stored, {Amount.Bytes(inventory.Layers.Sum(l => l.Bytes))} unpacked, {Amount.Of(inventory.Layers.Sum(l => (long)l.Files), "file", "files")} in {Amount.Of(inventory.Layers.Length, "layer", "layers")}");
        }
    }

    private static string Runs(ImageConfig config)
    {
        var command = string.Join(' ', config.Entrypoint.Concat(config.Command));
        return $"{(command.Length > 0 ? command : "nothing by default")} as {(config.User.Length > 0 ? config.User : "root")}";
    }
}
