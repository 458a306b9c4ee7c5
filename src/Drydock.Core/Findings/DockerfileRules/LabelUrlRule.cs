using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label that is no URL.</summary>
internal sealed class LabelUrlRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF029",
        "label-not-url",
        Severity.Low,
        "A label that has to be a URL is none",
        ["hadolint:DL3052"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) => LabelPair.Wrong(subject, Info, LabelKind.Url, IsUrl, "a URL");

    private static bool IsUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && value.Contains("://", StringComparison.Ordinal) && url.Host.Length > 0 && !value.Any(char.IsWhiteSpace);
}
