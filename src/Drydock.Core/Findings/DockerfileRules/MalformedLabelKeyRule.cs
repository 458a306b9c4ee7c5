using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label whose name breaks the rules for them.</summary>
internal sealed class MalformedLabelKeyRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF025",
        "malformed-label-key",
        Severity.Low,
        "A label's name is not as Docker asks for",
        ["hadolint:DL3048"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var label in LabelPair.Of(subject).Where(l => WhyWrong(l.Pair.Name) is not ""))
        {
            var better = label.Pair.Name.ToLowerInvariant().Replace('_', '-');
            var isPlain = subject.File.Source.At(label.Pair.NameSpan).SequenceEqual(label.Pair.Name);
            var fix = isPlain && WhyWrong(better) is "" ? new Fix($"Call it '{better}'", Applicability.Unsafe, [new TextEdit(label.Pair.NameSpan, better)]) : null;
            yield return subject.Find(Info, label.Pair.NameSpan, $"The name of the label '{label.Pair.Name}' {WhyWrong(label.Pair.Name)}.", fix);
        }
    }

    private static string WhyWrong(string name) =>
        name.Length == 0 ? ""
        : name.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '/')) ? "has more than small letters, digits, periods and hyphens"
        : !char.IsAsciiLetterLower(name[0]) || !char.IsAsciiLetterOrDigit(name[^1]) ? "must begin with a small letter, and end with one or a digit"
        : HasEmptyPart(name) ? "has periods or hyphens in a row"
        : IsReserved(name) ? "is in a namespace that is Docker's own"
        : "";

    private static bool HasEmptyPart(string name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (name[i] is '.' or '-' && name[i - 1] is '.' or '-')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReserved(string name) =>
        (name.StartsWith("com.docker.", StringComparison.Ordinal) && !name.StartsWith("com.docker.extension.", StringComparison.Ordinal) && !name.StartsWith("com.docker.desktop.", StringComparison.Ordinal))
        || name.StartsWith("io.docker.", StringComparison.Ordinal) || name.StartsWith("org.dockerproject.", StringComparison.Ordinal);
}
