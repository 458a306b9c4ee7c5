using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>
/// Reads what <c>shellcheck -f json1</c> says of a script of a Dockerfile, and puts it where it is in the file.
/// <see href="https://github.com/koalaman/shellcheck/wiki/Integration"/>
/// </summary>
/// <param name="name">Of the Dockerfile.</param>
/// <param name="text">The script as it was given to the program.</param>
/// <param name="linesBefore">How many lines were given before it: what is said of them is left out.</param>
internal sealed class ShellCheckReport(string name, SplicedText text, int linesBefore)
{
    private const int MaxComments = 10_000;

    private readonly ScriptLines lines = new(text.Text);

    /// <summary>Null when the bytes are no such report.</summary>
    public ImmutableArray<Finding>? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("comments", out var comments) || comments.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            var findings = ImmutableArray.CreateBuilder<Finding>();
            foreach (var comment in comments.EnumerateArray().Take(MaxComments))
            {
                if (FindingOf(comment) is { } finding)
                {
                    findings.Add(finding);
                }
            }

            return findings.ToImmutable();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Finding? FindingOf(JsonElement comment)
    {
        if (comment.ValueKind != JsonValueKind.Object || PlaceOf(comment) is not { } place || Number(comment, "code") is not (> 0 and <= 9999 and var code) || Text(comment, "message") is not { } message)
        {
            return null;
        }

        var severity = Text(comment, "level") switch
        {
            "error" => Severity.High,
            "warning" => Severity.Medium,
            "info" => Severity.Low,
            _ => Severity.Info,
        };
        var rule = new RuleInfo($"SC{code:D4}", "shellcheck", severity, "ShellCheck finds this in a script", [$"shellcheck:SC{code:D4}"]) { Fix = Applicability.Unsafe, Tier = RuleTier.OnRequest };
        return new Finding(rule, severity, message, new Location(name) { Span = text.SourceOf(place) }) { Fix = FixOf(comment) };
    }

    /// <summary>Null when it has none, or one of its edits is not wholly in the script or reaches over what was left out between joined lines.</summary>
    private Fix? FixOf(JsonElement comment)
    {
        if (!comment.TryGetProperty("fix", out var fix) || fix.ValueKind != JsonValueKind.Object || !fix.TryGetProperty("replacements", out var replacements) || replacements.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var edits = ImmutableArray.CreateBuilder<Edit>();
        foreach (var replacement in replacements.EnumerateArray())
        {
            if (replacement.ValueKind != JsonValueKind.Object || PlaceOf(replacement) is not { } place || Text(replacement, "replacement") is not { } put)
            {
                return null;
            }

            var at = place.IsEmpty ? Between(place.Start, Text(replacement, "insertionPoint") == "beforeStart") : text.SourceOf(place);
            if (at.Length != place.Length)
            {
                return null;
            }

            edits.Add(new TextEdit(at, put));
        }

        return edits.Count == 0 ? null : new Fix("Apply what ShellCheck says", Applicability.Unsafe, edits.ToImmutable());
    }

    /// <summary>A place between two characters: right behind the one before it, or right before the next. They differ where lines were joined.</summary>
    private Span Between(int offset, bool isBehind)
    {
        var at = isBehind && offset > 0 ? text.SourceOf(offset - 1) + 1 : text.SourceOf(offset);
        return new Span(at, at);
    }

    private Span? PlaceOf(JsonElement element) =>
        Number(element, "line") is { } line && Number(element, "column") is { } column && Number(element, "endLine") is { } endLine && Number(element, "endColumn") is { } endColumn
        && lines.OffsetOf(line - linesBefore, column) is { } start && lines.OffsetOf(endLine - linesBefore, endColumn) is { } end && end >= start
            ? new Span(start, end)
            : null;

    private static int? Number(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
