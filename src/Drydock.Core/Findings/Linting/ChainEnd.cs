using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Adds a command behind those that run only when all before them did.</summary>
internal static class ChainEnd
{
    /// <summary>Null where it would run more than once, or where its place in the file is not known.</summary>
    public static TextEdit? Append(DockerfileSubject subject, Step step, string command)
    {
        var place = step.Use.Place;
        if (step.Script is not { Tree.Problems.IsEmpty: true } script || place is not { Shell: null, IsInLoop: false, IsInFunction: false, IsInBackground: false, IsInSubstitution: false, IsCondition: false, IsNegated: false })
        {
            return null;
        }

        var whole = place.Chain ?? (ShellCommand?)place.Pipeline ?? step.Use.Command;
        return new TextEdit(new Span(whole.Span.End, whole.Span.End), Joint(subject.File, step.Instruction, script, whole) + command);
    }

    /// <summary>The operator, in the way in which the instruction's lines are broken.</summary>
    private static string Joint(Dockerfile file, Instruction instruction, Script script, ShellCommand whole)
    {
        var source = file.Source;
        var line = source.PositionOf(whole.Span.End).Line;
        if (script.Heredoc is not null || line == source.PositionOf(instruction.Span.Start).Line)
        {
            return " && ";
        }

        var eol = source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        if (whole is not AndOr { Operators: [.., var last] })
        {
            return $" {file.Escape}{eol}{Indent(source, line)}&& ";
        }

        var operatorLine = source.PositionOf(last.Span.Start).Line;
        var isTrailing = source.At(new Span(last.Span.End, source.LineSpan(operatorLine).End)).Trim().SequenceEqual([file.Escape]);
        var indent = Indent(source, isTrailing ? operatorLine + 1 : operatorLine);
        indent = indent.Length > 0 ? indent : Indent(source, line);
        return isTrailing ? $" && {file.Escape}{eol}{indent}" : $" {file.Escape}{eol}{indent}&& ";
    }

    private static string Indent(SourceText source, int line)
    {
        var text = source.At(source.LineSpan(line));
        return text[..(text.Length - text.TrimStart().Length)].ToString();
    }
}
