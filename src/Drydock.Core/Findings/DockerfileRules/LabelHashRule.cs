using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label that is no hash.</summary>
internal sealed class LabelHashRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF032",
        "label-not-commit",
        Severity.Low,
        "A label that has to be the hash of a commit is none",
        ["hadolint:DL3055"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) => LabelPair.Wrong(subject, Info, LabelKind.Hash, IsHash, "the hash of a commit");

    /// <summary>Git shortens them to seven digits and more.</summary>
    private static bool IsHash(string value) => value.Length is (>= 7 and <= 40) or 64 && value.All(char.IsAsciiHexDigit);
}
