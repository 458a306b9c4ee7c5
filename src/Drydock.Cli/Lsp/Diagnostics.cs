using System.Text.Json;
using Drydock.Cli.Linting;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Cli.Lsp;

/// <summary>Tells findings as diagnostics. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#diagnostic"/></summary>
internal static class Diagnostics
{
    private const int Unnecessary = 1;
    private const int Deprecated = 2;
    private const int Hint = 4;

    public static void Publish(LspOutput output, OpenDocument document, ClientFeatures features) => output.Notify("textDocument/publishDiagnostics", writer =>
    {
        writer.WriteString("uri", document.Uri);
        if (document.Version is { } version)
        {
            writer.WriteNumber("version", version);
        }

        writer.WriteStartArray("diagnostics");
        foreach (var finding in document.Linted?.Found.Findings ?? [])
        {
            Write(writer, document.Text, finding, features);
        }

        foreach (var ignore in document.Linted?.Found.Unused ?? [])
        {
            WriteUnused(writer, document.Text, ignore, features);
        }

        writer.WriteEndArray();
    });

    /// <summary>Nothing is wrong any more with what is not open any more.</summary>
    public static void Clear(LspOutput output, string uri) => output.Notify("textDocument/publishDiagnostics", writer =>
    {
        writer.WriteString("uri", uri);
        writer.WriteStartArray("diagnostics");
        writer.WriteEndArray();
    });

    public static void Write(Utf8JsonWriter writer, DocumentText text, Finding finding, ClientFeatures features)
    {
        writer.WriteStartObject();
        writer.WriteRange("range", text, SpanOf(finding));
        writer.WriteNumber("severity", SeverityOf(finding.Severity));
        writer.WriteString("code", finding.Rule.Id);
        if (features.HasCodeLinks && RulePages.Find(finding.Rule) is { } page && RulePages.ReferenceOf(page) is { } address)
        {
            writer.WriteStartObject("codeDescription");
            writer.WriteString("href", address);
            writer.WriteEndObject();
        }

        writer.WriteString("source", "drydock");
        writer.WriteString("message", $"{finding.Message} ({finding.Rule.Name})");
        WriteTag(writer, IsDeprecated(finding.Rule) ? Deprecated : null, features);
        writer.WriteEndObject();
    }

    /// <summary>What is about a whole file stands at its beginning.</summary>
    public static Span SpanOf(Finding finding) => finding.At.Span ?? new Span(0, 0);

    private static void WriteUnused(Utf8JsonWriter writer, DocumentText text, InlineIgnore ignore, ClientFeatures features)
    {
        writer.WriteStartObject();
        writer.WriteRange("range", text, ignore.At);
        writer.WriteNumber("severity", Hint);
        writer.WriteString("code", "unused-ignore");
        writer.WriteString("source", "drydock");
        writer.WriteString("message", $"This comment suppresses nothing: {string.Join(", ", ignore.Names)}");
        WriteTag(writer, Unnecessary, features);
        writer.WriteEndObject();
    }

    private static void WriteTag(Utf8JsonWriter writer, int? tag, ClientFeatures features)
    {
        if (tag is { } number && features.HasTags)
        {
            writer.WriteStartArray("tags");
            writer.WriteNumberValue(number);
            writer.WriteEndArray();
        }
    }

    /// <summary>Editors strike such things through.</summary>
    private static bool IsDeprecated(RuleInfo rule) => rule.Name.Split('-').Any(w => w is "deprecated" or "maintainer" or "legacy");

    private static int SeverityOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => 1,
        Severity.Medium => 2,
        Severity.Low => 3,
        _ => Hint,
    };
}
