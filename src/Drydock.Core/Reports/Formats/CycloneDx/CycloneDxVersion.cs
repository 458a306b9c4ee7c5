using System.Globalization;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>A version of the specification, and how its documents differ.</summary>
internal readonly record struct CycloneDxVersion(int Minor)
{
    /// <summary>1.4 lists tools as such; later versions as components.</summary>
    public bool HasToolComponents => Minor >= 5;

    public bool HasLifecycles => Minor >= 5;

    /// <summary>Where a component was seen, and how sure that is.</summary>
    public bool HasOccurrences => Minor >= 5;

    /// <summary>1.5 has one identity; later versions a list.</summary>
    public bool HasIdentityList => Minor >= 6;

    public static CycloneDxVersion Parse(string text) => new(int.Parse(text.AsSpan(2), CultureInfo.InvariantCulture));

    public override string ToString() => $"1.{Minor}";
}
