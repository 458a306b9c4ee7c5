using System.Security.Cryptography;
using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Linting;

namespace Drydock.Core.Reports.LintFormats;

/// <summary>Code Climate's JSON, as GitLab reads it for code quality. <see href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"/></summary>
internal sealed class CodeClimateLintFormat : ILintFormat
{
    public string Id => "codeclimate";

    public string Summary => "Code Climate JSON, for GitLab's code quality";

    public void Write(LintReport report, ReportOptions options, Stream output) => JsonWriting.Document(output, writer =>
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        writer.WriteStartArray();
        foreach (var file in report.Files)
        {
            foreach (var finding in file.Findings)
            {
                var place = LintPlace.Of(file.Source, finding);

                // The same words in the same line are the same finding, wherever the line has moved; the count tells equal lines apart.
                var key = $"{file.Name}\0{finding.Rule.Id}\0{file.Source.At(file.Source.LineSpan(place.Line))}";
                seen[key] = seen.GetValueOrDefault(key) + 1;
                writer.WriteStartObject();
                writer.WriteString("type", "issue");
                writer.WriteString("check_name", finding.Rule.Id);
                writer.WriteString("description", finding.Message);
                writer.Strings("categories", ["Bug Risk"]);
                writer.WriteString("severity", finding.Severity switch { Severity.Critical => "blocker", Severity.High => "critical", Severity.Medium => "major", Severity.Low => "minor", _ => "info" });
                writer.WriteString("fingerprint", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\0{seen[key]}"))));
                writer.WriteStartObject("location");
                writer.WriteString("path", file.Name);
                writer.WriteStartObject("lines");
                writer.WriteNumber("begin", place.Line);
                writer.WriteNumber("end", place.EndLine);
                writer.WriteEndObject();
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    });
}
