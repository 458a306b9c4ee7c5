using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Core.Reports.Linting;

/// <summary>What one run of <c>drydock lint</c> says.</summary>
/// <param name="Files">In the order in which they were found.</param>
public sealed record LintReport(ImmutableArray<LintedFile> Files, string ToolVersion)
{
    /// <summary>What is to be told beside the findings: of the configuration.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What <c>--fix</c> mended, by file.</summary>
    public ImmutableDictionary<string, ImmutableArray<Finding>> Mended { get; init; } = ImmutableDictionary<string, ImmutableArray<Finding>>.Empty;

    public bool IsFailed => Files.Any(f => f.IsFailed);

    internal int Count => Files.Sum(f => f.Findings.Length);
}
