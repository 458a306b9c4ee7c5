using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;

namespace Drydock.Cli.Lsp;

/// <summary>Puts in a comment that says that a finding does not count.</summary>
internal static class IgnoreComment
{
    /// <summary>Above the instruction that the finding is in, as far to the right; what is in none is ignored in the whole file. Null when there is no instruction.</summary>
    public static TextEdit? For(Dockerfile file, Finding finding)
    {
        var at = finding.At.Span?.Start ?? -1;
        var inside = file.Instructions.FirstOrDefault(i => i.Span.Start <= at && at <= i.Span.End);
        if ((inside ?? file.Instructions.FirstOrDefault()) is not { } instruction)
        {
            return null;
        }

        var line = file.Source.FullLineSpan(instruction.Line);
        var indent = file.Source.At(new Span(line.Start, Math.Max(line.Start, instruction.Span.Start)));
        var isBlank = indent.IsWhiteSpace();
        var end = file.Source.At(line).EndsWith("\r\n") ? "\r\n" : "\n";
        return new TextEdit(new Span(line.Start, line.Start), $"{(isBlank ? indent : "")}# drydock {(inside is null ? "global ignore" : "ignore")}={finding.Rule.Name}{end}");
    }
}
