using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>A package as an SBOM lists it, before references are followed.</summary>
internal sealed class SbomEntry
{
    /// <summary>What the document calls it; empty when nothing can refer to it.</summary>
    public string Ref { get; set; } = "";

    /// <summary>The group stands before the name in the ecosystem's own way, where the document keeps them apart.</summary>
    public string Group { get; set; } = "";

    public string Name { get; set; } = "";

    public string Version { get; set; } = "";

    /// <summary>As written; may be none at all.</summary>
    public string Purl { get; set; } = "";

    public string Vendor { get; set; } = "";

    public string SourceName { get; set; } = "";

    public string SourceVersion { get; set; } = "";

    /// <summary>A diff ID, as written.</summary>
    public string Layer { get; set; } = "";

    /// <summary>A purl, as written.</summary>
    public string OwnedBy { get; set; } = "";

    public List<string> Licenses { get; } = [];

    public SortedSet<string> Locations { get; } = new(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, string>.Builder Hashes { get; } = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, string>.Builder Properties { get; } = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    /// <param name="algorithm">In any spelling: <c>SHA-256</c>, <c>SHA256</c>.</param>
    public void AddHash(string algorithm, string hex)
    {
        var name = algorithm.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);
        if (name is "md5" or "sha1" or "sha256" or "sha384" or "sha512" && hex.Length is > 0 and <= 128)
        {
            Hashes[name] = hex.ToLowerInvariant();
        }
    }

    public void AddLicense(string text)
    {
        if (text.Length > 0 && text is not ("NOASSERTION" or "NONE") && !Licenses.Contains(text, StringComparer.Ordinal))
        {
            Licenses.Add(text);
        }
    }

    public Digest? LayerDigest => Digest.TryParse(Layer, out var digest) ? digest : null;
}
