using Drydock.Core.Findings.Lifecycles;
using Drydock.Core.Findings.Parents;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Cli.Commands;

/// <summary>What a policy may ask of the image itself.</summary>
internal static class JudgedImage
{
    /// <param name="image">Null when there is none, as behind an SBOM.</param>
    /// <param name="from">What it was built on; null when nothing is known.</param>
    /// <param name="asked">The reference the user named; null when it is a file or a folder.</param>
    /// <param name="hasAttachedSbom">Null when nobody looked.</param>
    public static ImageFacts Of(Image? image, Inventory inventory, Reference? asked, ParentImage? from, bool? hasAttachedSbom) => new()
    {
        Names = [.. new[] { asked?.ToString() }.OfType<string>().Concat(image?.Names ?? []).Distinct(StringComparer.Ordinal)],
        Digests = image?.Digest is { } digest ? [digest] : [],
        User = image is not null && (image.Layers.IsEmpty || image.Layers[0].Blob is not null) ? image.Config.User : null,
        Base = from?.Name ?? "",
        BaseLayers = from?.LayersOf(inventory.Layers.Select(l => l.DiffId)),
        Os = inventory.Os,
        HasSbom = inventory.Sboms.IsEmpty ? hasAttachedSbom : true,
        EndOfLife = Distributions.Find(inventory.Os)?.End,
    };
}
