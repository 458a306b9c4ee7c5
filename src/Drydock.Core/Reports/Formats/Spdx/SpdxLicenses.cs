using System.Text.Json;

namespace Drydock.Core.Reports.Formats.Spdx;

/// <summary>Turns declared licenses into expressions and remembers the texts that SPDX has no identifier for.</summary>
internal sealed class SpdxLicenses
{
    private const string Prefix = "LicenseRef-";
    private readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

    public string Expression(IEnumerable<string> declared)
    {
        var licenses = DeclaredLicense.All(declared);
        return licenses.Count == 0 ? "NOASSERTION" : DeclaredLicense.And([.. licenses.Select(Expression).Distinct(StringComparer.Ordinal)]);
    }

    public void WriteTexts(Utf8JsonWriter writer)
    {
        if (texts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("hasExtractedLicensingInfos");
        foreach (var (id, text) in texts)
        {
            writer.WriteStartObject();
            writer.WriteString("licenseId", id);
            writer.WriteString("extractedText", text);
            writer.WriteString("name", text.Length > 100 ? text[..100] : text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private string Expression(DeclaredLicense license)
    {
        if (license.Expression is null)
        {
            return Remember(Prefix + SpdxNames.UniqueIdString(license.Declared), license.Declared);
        }

        foreach (var part in license.Expression.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith(Prefix, StringComparison.Ordinal))
            {
                Remember(part, $"The package declares '{license.Declared}'.");
            }
        }

        return license.Expression;
    }

    private string Remember(string id, string text)
    {
        texts.TryAdd(id, text);
        return id;
    }
}
