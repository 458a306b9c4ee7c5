using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Fixing;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>
/// Mends a Dockerfile: puts fixes in, looks again, and stops when nothing more is to be done. A round that leaves a file that a builder would refuse, or in which
/// something new is wrong, is tried again fix by fix, and what does harm is left out.
/// </summary>
public sealed class LintFixer(Linter linter, Applicability least)
{
    private const int MaxRounds = 20;

    public FixedFile Fix(Dockerfile file, BuildContext? context)
    {
        var applied = ImmutableArray.CreateBuilder<Finding>();
        var harmful = new HashSet<string>(StringComparer.Ordinal);
        var (current, linted) = (file, linter.Lint(file, context));
        for (var round = 0; round < MaxRounds; round++)
        {
            var wanted = linted.Findings.Where(f => !harmful.Contains(KeyOf(f))).ToList();
            var next = Try(current, linted, wanted, context);
            if (next is null)
            {
                next = OneByOne(current, linted, wanted, harmful, context);
            }

            if (next is not { Applied.IsEmpty: false })
            {
                break;
            }

            applied.AddRange(next.Applied);
            (current, linted) = (next.File, next.Linted);
        }

        return new FixedFile(current.Source.Text, applied.ToImmutable());
    }

    private Attempt? OneByOne(Dockerfile file, LintedFile before, List<Finding> wanted, HashSet<string> harmful, BuildContext? context)
    {
        foreach (var finding in wanted.Where(IsMended))
        {
            if (Try(file, before, [finding], context) is { } good)
            {
                return good;
            }

            harmful.Add(KeyOf(finding));
        }

        return null;
    }

    /// <summary>Null when it does harm.</summary>
    private Attempt? Try(Dockerfile file, LintedFile before, List<Finding> findings, BuildContext? context)
    {
        var round = TextFixer.Apply(file.Source.Text, findings, least);
        if (round.Applied.IsEmpty)
        {
            return new Attempt(file, before, []);
        }

        var mended = DockerfileParser.Parse(file.Name, round.Text);
        var after = linter.Lint(mended, context);
        return mended.Problems.Length > file.Problems.Length || IsWorse(before, after) ? null : new Attempt(mended, after, round.Applied);
    }

    /// <summary>A rule finds more than before that no further round mends.</summary>
    private bool IsWorse(LintedFile before, LintedFile after) =>
        after.Findings.GroupBy(f => f.Rule.Id, StringComparer.Ordinal).Any(g => g.Count(f => !IsMended(f)) > before.Findings.Count(f => f.Rule.Id == g.Key));

    private bool IsMended(Finding finding) => finding.Fix is { Applicability: > Applicability.DisplayOnly } fix && fix.Applicability >= least;

    private static string KeyOf(Finding finding) => $"{finding.Rule.Id}\0{finding.Message}\0{finding.Fix?.Title}";

    private sealed record Attempt(Dockerfile File, LintedFile Linted, ImmutableArray<Finding> Applied);
}
