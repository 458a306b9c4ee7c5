using System.Text.Json;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Cli.Lsp;

/// <summary>Offers what mends findings. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocument_codeAction"/></summary>
internal sealed class CodeActions(OpenDocument document, LintedDocument linted, ClientFeatures features)
{
    public const string QuickFix = "quickfix";
    public const string FixAll = "source.fixAll.drydock";

    /// <param name="only">Kinds that are asked for; empty for all. A kind means those below it: <c>source</c> is <c>source.fixAll.drydock</c> too.</param>
    public void Write(Utf8JsonWriter writer, Span range, IReadOnlyList<string> only)
    {
        writer.WriteStartArray();
        if (IsWanted(QuickFix, only))
        {
            var here = linted.Found.Findings.Where(f => Touches(Diagnostics.SpanOf(f), range)).ToList();
            foreach (var finding in here.Where(f => f.Fix is { Applicability: not Applicability.DisplayOnly }))
            {
                WriteFix(writer, finding, finding.Fix!);
            }

            foreach (var finding in here.DistinctBy(f => f.Rule.Id))
            {
                WriteIgnore(writer, finding);
            }
        }

        if (IsWanted(FixAll, only) && linted.Found.Findings.Any(f => f.Fix?.Applicability == Applicability.Safe))
        {
            WriteFixAll(writer);
        }

        writer.WriteEndArray();
    }

    private static bool IsWanted(string kind, IReadOnlyList<string> only) => only.Count == 0 || only.Any(o => o.Length == 0 || kind == o || kind.StartsWith(o + ".", StringComparison.Ordinal));

    private static bool Touches(Span span, Span range) => span.Start <= range.End && range.Start <= span.End;

    private void WriteFix(Utf8JsonWriter writer, Finding finding, Fix fix)
    {
        var isSafe = fix.Applicability == Applicability.Safe;
        Begin(writer, isSafe ? fix.Title : $"{fix.Title} (may change what is built)", QuickFix, finding);
        writer.WriteBoolean("isPreferred", isSafe);
        writer.WriteEdit(document, fix.Edits.OfType<TextEdit>(), features);
        writer.WriteEndObject();
    }

    private void WriteIgnore(Utf8JsonWriter writer, Finding finding)
    {
        if (IgnoreComment.For(linted.File, finding) is { } comment)
        {
            Begin(writer, $"Ignore {finding.Rule.Name} here", QuickFix, finding);
            writer.WriteEdit(document, [comment], features);
            writer.WriteEndObject();
        }
    }

    private void WriteFixAll(Utf8JsonWriter writer)
    {
        var mended = new LintFixer(linted.Linter, Applicability.Safe).Fix(linted.File, linted.Context);
        if (!mended.Applied.IsEmpty)
        {
            Begin(writer, $"Mend everything that is safe to mend ({mended.Applied.Length})", FixAll, null);
            writer.WriteEdit(document, [Difference(linted.File.Source.Text, mended.Text)], features);
            writer.WriteEndObject();
        }
    }

    private void Begin(Utf8JsonWriter writer, string title, string kind, Finding? finding)
    {
        writer.WriteStartObject();
        writer.WriteString("title", title);
        writer.WriteString("kind", kind);
        if (finding is not null)
        {
            writer.WriteStartArray("diagnostics");
            Diagnostics.Write(writer, document.Text, finding, features);
            writer.WriteEndArray();
        }
    }

    /// <summary>One change from the first character that differs to the last one; the cursor stays where nothing changed. No pair of surrogates is cut.</summary>
    private static TextEdit Difference(string before, string after)
    {
        var most = Math.Min(before.Length, after.Length);
        var head = before.AsSpan().CommonPrefixLength(after);
        head -= head > 0 && char.IsHighSurrogate(before[head - 1]) ? 1 : 0;
        var tail = 0;
        while (tail < most - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        tail -= tail > 0 && char.IsLowSurrogate(before[^tail]) ? 1 : 0;
        return new TextEdit(new Span(head, before.Length - tail), after[head..(after.Length - tail)]);
    }
}
