using System.Text;
using System.Text.Json;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>
/// Finds the frontend that a file asks for. BuildKit looks for it before it knows what language the file is in: behind a first line that names an interpreter,
/// in comments with <c>#</c>, in comments with <c>//</c>, and in a JSON object. <see href="https://docs.docker.com/reference/dockerfile/#syntax"/>
/// </summary>
internal static class SyntaxDetector
{
    /// <summary>A file that is one JSON object nests this deep at most.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    public static string Detect(SourceText source)
    {
        var first = source.At(source.LineSpan(1)).StartsWith("#!") ? 2 : 1;
        var found = InComments(source, first, "#") ?? InComments(source, first, "//") ?? InJson(source) ?? "";
        return found.Split(' ', 2)[0];
    }

    private static string? InComments(SourceText source, int line, string mark)
    {
        for (; line <= source.LineCount && DirectiveReader.ReadLine(source, source.LineSpan(line), mark) is { } directive; line++)
        {
            if (directive.Name == "syntax")
            {
                return directive.Value;
            }
        }

        return null;
    }

    private static string? InJson(SourceText source)
    {
        var text = source.Text.AsSpan(source.Start);
        if (!text.TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(text.ToString()), Options);
            return json.RootElement.TryGetProperty("syntax", out var value) && value.ValueKind == JsonValueKind.String ? value.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
