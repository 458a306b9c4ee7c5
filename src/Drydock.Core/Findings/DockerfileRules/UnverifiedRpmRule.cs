using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A package that rpm installs without looking at it.</summary>
internal sealed class UnverifiedRpmRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF148",
        "unverified-rpm-package",
        Severity.High,
        "rpm installs packages without checking them",
        ["checkov:CKV2_DOCKER_10"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("rpm"))
        {
            var line = step.Use.Line("r", "root", "prefix", "dbpath", "D", "define", "E", "eval", "relocate", "excludepath", "rcfile", "macros");
            var isQuery = line.Has("q", "query");
            foreach (var finding in isQuery ? [] : Switches.Find(subject, Info, step, line, o => o.Name is "nosignature" or "nodigest" or "noverify", "rpm does not check here whether a package is whole, or who signed it. Import the key with rpm --import instead."))
            {
                yield return finding;
            }
        }
    }
}
