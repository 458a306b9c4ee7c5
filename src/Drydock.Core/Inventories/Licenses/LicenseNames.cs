namespace Drydock.Core.Inventories.Licenses;

/// <summary>From what packages declare to SPDX, where it is certain.</summary>
public static class LicenseNames
{
    /// <summary>Longer texts are licenses themselves, not their names.</summary>
    private const int MaxLength = 1000;

    private const string Classifier = "License :: ";

    /// <summary>Reads an SPDX expression, a name or address people use for a license, a Python classifier, or an expression of such names.</summary>
    /// <returns>The SPDX expression, or null where one cannot be sure; and the declared text, unchanged.</returns>
    public static (string? SpdxExpression, string Declared) Normalize(string declared)
    {
        var text = declared.AsSpan().Trim();
        return text.Length is 0 or > MaxLength ? (null, declared) : (Read(WithoutClassifier(text).ToString()), declared);
    }

    private static string? Read(string text) =>
        LicenseExpression.License(text) ?? LicenseLinks.Find(text) ?? LicenseExpression.Read(text) ?? Alternatives(text);

    /// <summary><c>License :: OSI Approved :: MIT License</c>: the last part is the name.</summary>
    private static ReadOnlySpan<char> WithoutClassifier(ReadOnlySpan<char> text) =>
        text.StartsWith(Classifier, StringComparison.Ordinal) ? text[(text.LastIndexOf(":: ", StringComparison.Ordinal) + 3)..].Trim() : text;

    /// <summary><c>MIT/Apache-2.0</c> was how Rust crates wrote OR; it counts only where each part is an identifier.</summary>
    private static string? Alternatives(string text)
    {
        if (!text.Contains('/') || text.Contains(' '))
        {
            return null;
        }

        var parts = Array.ConvertAll(text.Split('/'), SpdxIds.License);
        return Array.TrueForAll(parts, p => p is not null) ? string.Join(" OR ", parts) : null;
    }
}
