using Drydock.Core.Advisories;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A key that is trusted for every repository.</summary>
internal sealed class AptKeyRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF127",
        "apt-key",
        Severity.Medium,
        "apt-key makes a key trusted for every repository",
        []);

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        subject.Run("apt-key").Select(s => subject.Find(
            Info,
            s.Use.NameWord.Span,
            "apt-key makes a key trusted for every repository, Debian's own too, and new releases do not have it any more. Put the key into /etc/apt/keyrings and name it with signed-by in the repository's entry."));
}
