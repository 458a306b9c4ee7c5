using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>DEBIAN_FRONTEND, which is for the build only, is set for everything that runs in the container.</summary>
internal sealed class FrontendInImageRule : IRule<DockerfileSubject>
{
    private const string Name = "DEBIAN_FRONTEND";

    public RuleInfo Info { get; } = new(
        "DF323",
        "frontend-in-image",
        Severity.Info,
        "ENV keeps DEBIAN_FRONTEND in the image, where only the build needs it",
        [])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var env in subject.Of("ENV"))
        {
            foreach (var (index, pair) in env.Pairs.Index().Where(p => p.Item.Name == Name && p.Item.Value == "noninteractive"))
            {
                yield return subject.Find(Info, pair.Span, "Who installs something in the container is then never asked, and images built on this one inherit that: ARG sets it for the build alone.", ToArgument(subject, env, index));
            }
        }
    }

    private static Fix? ToArgument(DockerfileSubject subject, Instruction env, int index)
    {
        const string Title = "Use ARG";
        var pair = env.Pairs[index];
        if (env.Pairs.Length == 1)
        {
            var keyword = new TextEdit(env.KeywordSpan, char.IsAsciiLetterLower(subject.File.Source.At(env.KeywordSpan)[0]) ? "arg" : "ARG");
            return new Fix(Title, Applicability.Safe, env.IsLegacyPair ? [keyword, new TextEdit(new Span(pair.NameSpan.End, pair.ValueSpan.Start), "=")] : [keyword]);
        }

        var removal = index > 0 ? LineEdits.RemoveBehind(subject, env.Pairs[index - 1].Span.End, pair.Span) : LineEdits.RemoveBefore(subject, pair.Span, env.Pairs[1].Span.Start);
        return removal is not null && LineEdits.InsertBefore(subject, env, $"ARG {Name}=noninteractive") is { } insertion ? new Fix(Title, Applicability.Safe, [insertion, removal]) : null;
    }
}
