using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Ignoring;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A COPY of what is not in the build context.</summary>
internal sealed class IgnoredFileRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF051",
        "ignored-file-copied",
        Severity.High,
        "A file is copied that .dockerignore keeps out of the build",
        ["buildkit:CopyIgnoredFile"])
    {
        Tier = RuleTier.Minimal,
        Needs = "the build context",
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        // What an exception puts back is not to be told from the pattern alone.
        if (subject.Context?.Ignore is not { } ignore || ignore.Patterns.Any(p => p.IsException))
        {
            yield break;
        }

        foreach (var copy in CopiedFiles.All(subject).Where(c => c.From is null))
        {
            foreach (var source in copy.Sources.Where(s => IsPath(s.Value) && ignore.Matches(CleanPath.Of(s.Value))))
            {
                yield return subject.Find(Info, source.Span, $"'{source.Value}' is kept out of the build by {ignore.Source.Name}, so it is not there to be copied.");
            }
        }
    }

    private static bool IsPath(string source) => source.Length > 0 && !source.Contains("://", StringComparison.Ordinal) && !source.AsSpan().ContainsAny("*?[$") && CleanPath.Of(source) is not ("." or "/");
}
