using System.Text.Json;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>
/// Sees SBOMs that an image carries about itself: apko's (<see href="https://github.com/chainguard-dev/apko/blob/main/docs/apko_file.md"/>), Bitnami's, buildpacks'
/// (<see href="https://github.com/buildpacks/spec/blob/main/platform.md"/>), and files in the places where people put one. Those that a package brings about itself are not the image's.
/// </summary>
internal sealed class EmbeddedSbomAnalyzer : IFileAnalyzer
{
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public AnalyzerInfo Info { get; } = new("embedded-sbom", 1, AnalyzerGroup.Packages, "SBOMs that the image carries about itself: SPDX (JSON, tag-value) and CycloneDX (JSON, XML)");

    public PathFilter Paths { get; } = PathFilter.Of(
        "var/lib/db/sbom/*.json",
        "opt/bitnami/*.spdx",
        "opt/bitnami/*/*.spdx",
        "layers/sbom/launch/*/*.json",
        "layers/sbom/launch/*/*/*.json",
        "usr/share/sbom/*",
        "usr/local/share/sbom/*",
        "sbom/*",
        "*.spdx.json",
        "*.spdx",
        "*.cdx.json",
        "*.cdx.xml",
        "sbom.json",
        "bom.json",
        "app/*.spdx.json",
        "app/*.cdx.json") with { MaxBytes = 256 << 20 };

    public void Analyze(FileView file, FactWriter facts)
    {
        try
        {
            if (FormatOf(file) is { } format)
            {
                facts.Add(new SbomFact(format));
            }
        }
        catch (JsonException e)
        {
            facts.Malformed(e.Message);
        }
    }

    private static string? FormatOf(FileView file)
    {
        var text = file.Bytes.StartsWith("\uFEFF"u8) ? file.Bytes[3..] : file.Bytes;
        text = text.TrimStart(" \t\r\n"u8);
        var head = text[..Math.Min(text.Length, 4096)];
        return text switch
        {
            [(byte)'{', ..] => OfJson(text),
            [(byte)'<', ..] when head.IndexOf("http://cyclonedx.org/schema/bom/"u8) >= 0 => "CycloneDX XML",
            _ when head.IndexOf("SPDXVersion: SPDX-"u8) >= 0 => "SPDX tag-value",
            _ => null,
        };
    }

    /// <summary>By the members of the outermost object, wherever among them they stand.</summary>
    private static string? OfJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, Lenient);
        string? format = null;
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var (isSpdx, isBom, isContext) = (reader.ValueTextEquals("spdxVersion"u8), reader.ValueTextEquals("bomFormat"u8), reader.ValueTextEquals("@context"u8));
            reader.Read();
            format ??= reader.TokenType != JsonTokenType.String ? null
                : isSpdx ? "SPDX JSON"
                : isBom && reader.ValueTextEquals("CycloneDX"u8) ? "CycloneDX JSON"
                : isContext && reader.ValueSpan.StartsWith("https://spdx.org/rdf/3."u8) ? "SPDX 3 JSON"
                : null;
        }

        return format;
    }
}
