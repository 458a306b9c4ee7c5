using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What bash reads or runs, in a step that <c>sh</c> runs.</summary>
internal sealed class BashFeatureInShRule : IRule<DockerfileSubject>
{
    internal const string Id = "DF235";

    public RuleInfo Info { get; } = new(
        Id,
        "bash-feature-in-sh",
        Severity.Medium,
        "A step uses what bash has and sh does not",
        [
            "shellcheck:SC2039", "shellcheck:SC2112", "shellcheck:SC2113", "shellcheck:SC2127", "shellcheck:SC3001", "shellcheck:SC3002", "shellcheck:SC3003", "shellcheck:SC3004",
            "shellcheck:SC3005", "shellcheck:SC3006", "shellcheck:SC3007", "shellcheck:SC3008", "shellcheck:SC3009", "shellcheck:SC3010", "shellcheck:SC3011", "shellcheck:SC3014",
            "shellcheck:SC3015", "shellcheck:SC3016", "shellcheck:SC3019", "shellcheck:SC3020", "shellcheck:SC3021", "shellcheck:SC3022", "shellcheck:SC3024", "shellcheck:SC3025",
            "shellcheck:SC3028", "shellcheck:SC3029", "shellcheck:SC3030", "shellcheck:SC3032", "shellcheck:SC3033", "shellcheck:SC3034", "shellcheck:SC3035", "shellcheck:SC3036",
            "shellcheck:SC3037", "shellcheck:SC3038", "shellcheck:SC3039", "shellcheck:SC3040", "shellcheck:SC3041", "shellcheck:SC3044", "shellcheck:SC3045", "shellcheck:SC3046",
            "shellcheck:SC3047", "shellcheck:SC3048", "shellcheck:SC3050", "shellcheck:SC3053", "shellcheck:SC3054", "shellcheck:SC3057", "shellcheck:SC3059", "shellcheck:SC3060",
        ]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var script in subject.Scripts)
        {
            var system = script.Tree.Dialect == ShellDialect.Posix ? SystemShells.Of(subject, script) : SystemShell.Bash;
            if (system == SystemShell.Bash)
            {
                continue;
            }

            foreach (var problem in SyntaxProblems.OfShOnly(script))
            {
                yield return subject.Find(Info, problem.At, $"The step runs in sh, which stops here: {problem.Message.TrimEnd('.')}. {problem.Hint}".TrimEnd());
            }

            var refused = script.Tree.Problems.IsEmpty ? int.MinValue : 0;
            foreach (var feature in refused == 0 ? [] : BashFeatures.Of(script, subject.Scopes.At(script.Instruction)))
            {
                if (system != SystemShell.Ash || !feature.IsInAsh)
                {
                    yield return subject.Find(Info, feature.At, $"{feature.What} is of bash, and this step runs in sh, which may not have it: use SHELL, or write it as POSIX says.");
                }
            }
        }
    }
}
