using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>A comment in a Dockerfile that says that findings do not count.</summary>
/// <param name="At">Of the comment.</param>
/// <param name="Names">Of rules, as written; <c>all</c> means every rule.</param>
/// <param name="Reason">Empty when none is given.</param>
/// <param name="Over">Where it holds; null for the whole file.</param>
public sealed record InlineIgnore(Span At, ImmutableArray<string> Names, string Reason, Span? Over)
{
    public bool Covers(Finding finding) =>
        (Over is not { } over || (finding.At.Span is { } at && over.Start <= at.Start && at.Start <= over.End)) && Names.Any(n => n == "all" || RuleNames.Means(n, finding.Rule));
}
