using System.Text.Json;
using Drydock.Cli.Linting;
using Drydock.Cli.Terminal;
using Drydock.Core.Findings;

namespace Drydock.Cli.Lsp;

/// <summary>Shows the page of what is wrong below the cursor. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocument_hover"/></summary>
internal static class Hovers
{
    public static void Write(Utf8JsonWriter writer, OpenDocument document, LintedDocument linted, int offset, ClientFeatures features)
    {
        var here = linted.Found.Findings.Where(f => Diagnostics.SpanOf(f) is var span && span.Start <= offset && offset <= span.End).ToList();
        if (here.Count == 0)
        {
            writer.WriteNullValue();
            return;
        }

        var pages = here.Select(f => f.Rule).DistinctBy(r => r.Id).Select(r => PageOf(r, features));
        writer.WriteStartObject();
        writer.WriteStartObject("contents");
        writer.WriteString("kind", features.HasMarkdown ? "markdown" : "plaintext");
        writer.WriteString("value", string.Join(features.HasMarkdown ? "\n---\n\n" : "\n", pages));
        writer.WriteEndObject();
        writer.WriteRange("range", document.Text, Diagnostics.SpanOf(here[0]));
        writer.WriteEndObject();
    }

    /// <summary>A rule of the user's own has no page: its summary stands for it.</summary>
    private static string PageOf(RuleInfo rule, ClientFeatures features)
    {
        var page = RulePages.Find(rule) ?? $"# {rule.Id} {rule.Name}\n\n{rule.Summary}\n";
        return features.HasMarkdown ? page : new PageText(useColor: false, width: 0).Of(page);
    }
}
