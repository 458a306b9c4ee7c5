using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Ignoring;

namespace Drydock.Core.Dockerfiles;

/// <summary>What a <c>.dockerignore</c> keeps out of the build context; the last pattern that fits decides. <see href="https://docs.docker.com/build/concepts/context/#dockerignore-files"/></summary>
/// <param name="Patterns">In order.</param>
public sealed record DockerIgnore(SourceText Source, ImmutableArray<IgnorePattern> Patterns, ImmutableArray<Problem> Problems)
{
    public static DockerIgnore Parse(string name, string text)
    {
        var source = new SourceText(name, text);
        var patterns = ImmutableArray.CreateBuilder<IgnorePattern>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        for (var line = 1; line <= source.LineCount; line++)
        {
            var span = source.LineSpan(line);
            if (source.At(span).StartsWith('#') || source.At(span).IsWhiteSpace())
            {
                continue;
            }

            var pattern = IgnorePattern.Parse(source, span, out var why);
            if (pattern is not null)
            {
                patterns.Add(pattern);
            }
            else
            {
                problems.Add(new Problem(span, why));
            }
        }

        return new DockerIgnore(source, patterns.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Whether nothing of a file or folder is left: it is kept out, and no exception puts back what may lie in it.</summary>
    /// <param name="path">From the context's root, with slashes.</param>
    public bool MatchesWhole(string path) => Matches(path) && !Patterns.Any(p => p.IsException && p.MayMatchIn(path.Trim('/')));

    /// <summary>Whether a file or folder is kept out, by itself or with a folder it lies in.</summary>
    /// <param name="path">From the context's root, with slashes.</param>
    public bool Matches(string path)
    {
        path = path.Trim('/');
        var isOut = false;
        foreach (var pattern in Patterns)
        {
            if (pattern.IsException == isOut && pattern.MatchesPathOrParent(path))
            {
                isOut = !pattern.IsException;
            }
        }

        return isOut;
    }
}
