using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;

namespace Drydock.Core.Reports.Linting;

/// <summary>Where a finding is, as people and formats say it. Lines and columns count from 1; the end is behind the last character.</summary>
internal readonly record struct LintPlace(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>What is about a whole file stands at its beginning.</summary>
    public static LintPlace Of(SourceText source, Finding finding) => Of(source, finding.At.Span ?? new Span(0, 0));

    public static LintPlace Of(SourceText source, Span span)
    {
        var (start, end) = (source.PositionOf(span.Start), source.PositionOf(span.End));
        return new LintPlace(start.Line, start.Column, end.Line, end.Column);
    }
}
