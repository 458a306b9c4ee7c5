using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A last USER without a number.</summary>
internal sealed class NamedUserRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF038",
        "user-by-name",
        Severity.Info,
        "The image's user is a name, of which Kubernetes cannot tell that it is not root",
        ["hadolint:DL3066"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var last = subject.File.InstructionsOf(subject.File.Chain()).LastOrDefault(i => i.Keyword == "USER");
        if (last?.Arguments is [{ Value.Length: > 0 } user] && !user.Value.Contains('$', StringComparison.Ordinal) && !UserName.IsNumber(user.Value) && !UserName.IsRoot(user.Value))
        {
            yield return subject.Find(Info, user.Span, $"With runAsNonRoot Kubernetes starts no image whose user is a name like '{user.Value}': say its number.", FixOf(subject, user));
        }
    }

    private static Fix? FixOf(DockerfileSubject subject, Word user)
    {
        var name = UserName.NameOf(user.Value).ToString();
        return CreatedUser.NumberOf(subject, name) is { } number && subject.File.Source.At(user.Span).SequenceEqual(user.Value)
            ? new Fix($"Use the number of '{name}'", Applicability.Unsafe, [new TextEdit(new Span(user.Span.Start, user.Span.Start + name.Length), number)])
            : null;
    }
}
