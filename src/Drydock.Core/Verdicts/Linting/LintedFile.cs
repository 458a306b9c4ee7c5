using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>What was found in one Dockerfile.</summary>
/// <param name="Findings">That count, by place, then by rule.</param>
/// <param name="Suppressed">That do not, in the same order.</param>
/// <param name="Unused">Comments that suppress nothing.</param>
public sealed record LintedFile(SourceText Source, ImmutableArray<Finding> Findings, ImmutableArray<SuppressedFinding> Suppressed, ImmutableArray<InlineIgnore> Unused)
{
    public string Name => Source.Name;

    /// <summary>Some finding is bad enough.</summary>
    public bool IsFailed { get; init; }
}
