using System.Collections.Immutable;
using Drydock.Core.Inventories;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>What a statement is about: an image, or a package, perhaps inside another.</summary>
public sealed record VexProduct
{
    /// <summary>Its purl; null when it is named in another way.</summary>
    public Purl? Purl { get; init; }

    /// <summary>Other names: a reference, a digest (<c>sha256:…</c>), an address.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The parts of it that the statement is about; empty for the whole.</summary>
    public ImmutableArray<VexProduct> Parts { get; init; } = [];

    /// <summary>The purl, or else the first of its names.</summary>
    public string Id => Purl?.ToString() ?? Names.FirstOrDefault() ?? "";

    internal PackagePattern? Pattern { get; private init; }

    /// <summary>Takes text apart: a purl, or any other name.</summary>
    public static VexProduct Of(string id, IEnumerable<string>? others = null)
    {
        string[] names = [id, .. others ?? []];
        var purl = names.FirstOrDefault(n => n.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase));
        return new VexProduct
        {
            Purl = Inventories.Purl.TryParse(purl, out var parsed) ? parsed : null,
            Pattern = purl is not null && PackagePattern.TryParse(purl, out var pattern) ? pattern : null,
            Names = [.. names.Where(n => n.Length > 0 && n != purl)],
        };
    }
}
