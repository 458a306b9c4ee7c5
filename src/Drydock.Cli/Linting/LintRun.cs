using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Reports.Linting;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Cli.Linting;

/// <summary>Looks at many Dockerfiles at once, and mends them where that is asked for.</summary>
/// <param name="least">The lowest grade of fixes that is wanted; null to mend nothing.</param>
internal sealed class LintRun(Linter linter, Applicability? least)
{
    /// <summary>Findings from elsewhere; they are told and never mended.</summary>
    public IReadOnlyDictionary<LintInput, List<Finding>>? Others { get; init; }

    /// <returns>For each input in its order what was found, and what it is after mending.</returns>
    public ImmutableArray<(LintInput Input, LintedFile Found, FixedFile? Mended)> Run(IReadOnlyList<LintInput> inputs, CancellationToken cancel)
    {
        var results = new (LintInput, LintedFile, FixedFile?)[inputs.Count];
        Parallel.For(0, inputs.Count, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, i => results[i] = Run(inputs[i]));
        return [.. results];
    }

    public static LintReport ReportOf(ImmutableArray<(LintInput Input, LintedFile Found, FixedFile? Mended)> results, IEnumerable<string> notes) => new([.. results.Select(r => r.Mended?.Left ?? r.Found)], ProductVersion.Text)
    {
        Notes = [.. notes, .. results.Where(r => r.Mended is null && !r.Input.IsText).Select(r => $"{r.Input.Name} is not UTF-8: it is looked at, and never mended.")],
        Mended = results.Where(r => r.Mended is not null).GroupBy(r => r.Input.Name, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.First().Mended!.Applied, StringComparer.Ordinal),
    };

    private (LintInput, LintedFile, FixedFile?) Run(LintInput input)
    {
        var file = DockerfileParser.Parse(input.Name, input.Text);
        return (input, linter.Lint(file, input.Context, Others?.GetValueOrDefault(input)), least is { } grade && input.IsText ? new LintFixer(linter, grade).Fix(file, input.Context) : null);
    }
}
