using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The whole folder is copied, and no .dockerignore says what does not belong into the image.</summary>
internal sealed class MissingIgnoreFileRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF314",
        "missing-ignore-file",
        Severity.Low,
        "The whole build context is copied, and there is no .dockerignore",
        [])
    {
        Needs = "the build context",
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        if (subject.Context is not { Ignore: null })
        {
            yield break;
        }

        foreach (var source in subject.Instructions.Select(i => CopiedFiles.Of(i)?.WholeContext()))
        {
            if (source is not null)
            {
                yield return subject.Find(Info, source.Span, "Everything in this folder is sent to the builder and copied: name in a .dockerignore what the image does not need (.git, .env, node_modules, build results).");
            }
        }
    }
}
