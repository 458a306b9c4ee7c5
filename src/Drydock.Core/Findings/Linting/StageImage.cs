using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>The image that a stage is built on, where its FROM says that without variables.</summary>
/// <param name="Registry">Where it is pulled from; <c>docker.io</c> when nothing is said.</param>
/// <param name="Repository">Behind the registry, without tag and digest.</param>
/// <param name="Tag">Empty when there is none.</param>
internal sealed record StageImage(Stage Stage, Word Word, string Registry, string Repository, string Tag, bool HasDigest)
{
    /// <summary>Of all stages that are not built on an earlier one, or on nothing.</summary>
    public static IEnumerable<StageImage> Of(Dockerfile file)
    {
        var parents = file.Parents();
        foreach (var stage in file.Stages)
        {
            if (parents[stage.Index] is null && stage.ImageWord is { Value: not ("" or "scratch") } word && !word.Value.Contains('$', StringComparison.Ordinal))
            {
                yield return Parse(stage, word);
            }
        }
    }

    private static StageImage Parse(Stage stage, Word word)
    {
        var at = word.Value.IndexOf('@');
        var name = at < 0 ? word.Value : word.Value[..at];
        var colon = name.LastIndexOf(':');
        var hasTag = colon > name.LastIndexOf('/') && colon >= 0;
        var path = hasTag ? name[..colon] : name;
        var slash = path.IndexOf('/');
        var first = slash < 0 ? "" : path[..slash];
        var isHost = first == "localhost" || first.AsSpan().ContainsAny('.', ':');
        return new StageImage(stage, word, isHost ? first : "docker.io", isHost ? path[(slash + 1)..] : path, hasTag ? name[(colon + 1)..] : "", at >= 0);
    }
}
