using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories;

/// <summary>
/// A package URL, always in canonical form: <c>pkg:type/namespace/name@version?qualifiers#subpath</c>.
/// <see href="https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst"/>
/// </summary>
public sealed record Purl
{
    private static readonly ImmutableSortedDictionary<string, string> NoQualifiers = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private Purl(string text) => Text = text;

    /// <summary>Lower case.</summary>
    public required string Type { get; init; }

    /// <summary>Segments joined by <c>/</c>; empty when there is none.</summary>
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>Empty when there is none.</summary>
    public required string Version { get; init; }

    public required ImmutableSortedDictionary<string, string> Qualifiers { get; init; }

    public string Subpath { get; init; } = "";

    private string Text { get; }

    public static Purl Create(string type, string ns, string name, string version = "", IEnumerable<KeyValuePair<string, string>>? qualifiers = null, string subpath = "")
    {
        type = type.ToLowerInvariant();
        (ns, name) = PurlTypes.Normalize(type, ns.Trim('/'), name);
        var kept = Keep(qualifiers);
        subpath = subpath.Length == 0 ? "" : string.Join('/', subpath.Split('/').Where(s => s is not ("" or "." or "..")));
        return new Purl(Print(type, ns, name, version, kept, subpath))
        {
            Type = type,
            Namespace = ns,
            Name = name,
            Version = version,
            Qualifiers = kept,
            Subpath = subpath,
        };
    }

    /// <summary>Reads a purl, canonical or not; false when it is none.</summary>
    public static bool TryParse(string? text, out Purl purl) => PurlParser.TryParse(text, out purl);

    public bool Equals(Purl? other) => other is not null && other.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    /// <summary>A qualifier without a value is as good as none.</summary>
    private static ImmutableSortedDictionary<string, string> Keep(IEnumerable<KeyValuePair<string, string>>? qualifiers)
    {
        if (qualifiers is null)
        {
            return NoQualifiers;
        }

        var kept = NoQualifiers.ToBuilder();
        foreach (var (key, value) in qualifiers)
        {
            if (value.Length > 0)
            {
                kept[key.ToLowerInvariant()] = value;
            }
        }

        return kept.ToImmutable();
    }

    private static string Print(string type, string ns, string name, string version, ImmutableSortedDictionary<string, string> qualifiers, string subpath)
    {
        var text = new StringBuilder("pkg:").Append(type);
        foreach (var segment in ns.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            PurlEncoding.Append(text.Append('/'), segment);
        }

        PurlEncoding.Append(text.Append('/'), name);
        if (version.Length > 0)
        {
            PurlEncoding.Append(text.Append('@'), version);
        }

        var separator = '?';
        foreach (var (key, value) in qualifiers)
        {
            PurlEncoding.Append(text.Append(separator).Append(key).Append('='), value, keepSlash: true);
            separator = '&';
        }

        separator = '#';
        foreach (var segment in subpath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            PurlEncoding.Append(text.Append(separator), segment);
            separator = '/';
        }

        return text.ToString();
    }
}
