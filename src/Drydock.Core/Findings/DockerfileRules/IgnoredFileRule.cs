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
        if (subject.Context?.Ignore is not { } ignore)
        {
            yield break;
        }

        foreach (var copy in CopiedFiles.All(subject).Where(c => c.From is null))
        {
            foreach (var source in copy.Sources.Where(s => IsPath(s.Value) && IsOut(ignore, CleanPath.Of(s.Value))))
            {
                yield return subject.Find(Info, source.Span, $"'{source.Value}' is kept out of the build by {ignore.Source.Name}, so it is not there to be copied.");
            }
        }
    }

    /// <summary>A name with an ending is taken for that of a file; in a folder something may be left.</summary>
    private static bool IsOut(DockerIgnore ignore, string path) => path.LastIndexOf('.') > path.LastIndexOf('/') + 1 ? ignore.Matches(path) : ignore.MatchesWhole(path);

    private static bool IsPath(string source) => source.Length > 0 && !source.Contains("://", StringComparison.Ordinal) && !source.AsSpan().ContainsAny("*?[$") && CleanPath.Of(source) is not ("." or "/");
}
