using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Inventories.Licenses;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label that is no SPDX expression.</summary>
internal sealed class LabelLicenseRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF031",
        "label-not-license",
        Severity.Low,
        "A label that has to be an SPDX license expression is none",
        ["hadolint:DL3054"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) => LabelPair.Wrong(subject, Info, LabelKind.Spdx, v => v.Equals(Expression(v), StringComparison.OrdinalIgnoreCase), "an SPDX license expression")
        .Select(f => f with { Fix = FixOf(subject, f.At.Span!.Value) });

    private static string? Expression(string value) => LicenseNames.Normalize(value).SpdxExpression;

    /// <summary>For names that people use and that mean one license.</summary>
    private static Fix? FixOf(DockerfileSubject subject, Span at) =>
        Expression(subject.File.Source.At(at).Trim("\"'").ToString()) is { } better ? new Fix($"Write '{better}'", Applicability.Unsafe, [new TextEdit(at, $"\"{better}\"")]) : null;
}
