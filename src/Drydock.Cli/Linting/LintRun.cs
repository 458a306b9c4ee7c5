using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Reports.Linting;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Cli.Linting;

/// <summary>Mends and looks at many Dockerfiles at once.</summary>
internal sealed class LintRun(Linter linter)
{
    /// <summary>Each input in its order as it is to be written; what is not UTF-8 stays as it is.</summary>
    /// <param name="least">The lowest grade of fixes that is wanted.</param>
    public ImmutableArray<MendedInput> Mend(IReadOnlyList<LintInput> inputs, Applicability least, CancellationToken cancel) => ForAll(inputs, input =>
    {
        if (!input.IsText)
        {
            return new MendedInput(input, input.Text, []);
        }

        var mended = new LintFixer(linter, least).Fix(DockerfileParser.Parse(input.Name, input.Text), input.Context);
        return new MendedInput(input, mended.Text, mended.Applied);
    }, cancel);

    /// <summary>What is found in each input, in their order.</summary>
    /// <param name="others">Findings from elsewhere, by input; null when there are none.</param>
    public ImmutableArray<LintedFile> Lint(IReadOnlyList<LintInput> inputs, IReadOnlyDictionary<LintInput, List<Finding>>? others, CancellationToken cancel) =>
        ForAll(inputs, input => linter.Lint(DockerfileParser.Parse(input.Name, input.Text), input.Context, others?.GetValueOrDefault(input)), cancel);

    /// <param name="mended">What was found is of these, as they are now.</param>
    public static LintReport ReportOf(ImmutableArray<LintedFile> files, IReadOnlyList<MendedInput> mended, IEnumerable<string> notes) => new(files, ProductVersion.Text)
    {
        Notes = [.. notes, .. mended.Where(m => !m.Input.IsText).Select(m => $"{m.Input.Name} is not UTF-8: it is looked at, and never mended.")],
        Mended = mended.GroupBy(m => m.Input.Name, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.First().Applied, StringComparer.Ordinal),
    };

    private static ImmutableArray<T> ForAll<T>(IReadOnlyList<LintInput> inputs, Func<LintInput, T> work, CancellationToken cancel)
    {
        var results = new T[inputs.Count];
        Parallel.For(0, inputs.Count, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, i => results[i] = work(inputs[i]));
        return [.. results];
    }
}
