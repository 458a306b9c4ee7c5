namespace Drydock.Core.Dockerfiles.Ignoring;

/// <summary>A line of a <c>.dockerignore</c>. <see href="https://github.com/moby/patternmatcher"/></summary>
/// <param name="Text">The pattern as it counts: without blanks, <c>!</c>, a leading slash and dots.</param>
/// <param name="IsException">Whether what it fits stays in the context: it begins with <c>!</c>.</param>
public sealed record IgnorePattern(string Text, bool IsException, Span Span)
{
    private readonly IgnoreMatcher? matcher = IgnoreMatcher.Parse(Text);

    /// <summary>Null with the reason when the builder would refuse it.</summary>
    internal static IgnorePattern? Parse(SourceText source, Span line, out string error)
    {
        var text = source.At(line);
        var span = new Span(line.Start + text.Length - text.TrimStart().Length, line.Start + text.TrimEnd().Length);
        var trimmed = text.Trim().ToString();
        var isException = trimmed.StartsWith('!');
        var path = isException ? trimmed[1..].Trim() : trimmed;
        if (path.Length == 0)
        {
            error = "illegal exclusion pattern: \"!\"";
            return null;
        }

        path = CleanPath.Of(path);
        path = path.Length > 1 && path[0] == '/' ? path[1..] : path;
        var pattern = new IgnorePattern(path, isException, span);
        error = pattern.matcher is null ? "syntax error in pattern" : "";
        return pattern.matcher is null ? null : pattern;
    }

    /// <summary>Whether something that lies in a folder could fit: part by part, up to one that is for any number of folders.</summary>
    internal bool MayMatchIn(string folder)
    {
        var (parts, folders) = (Text.Split('/'), folder.Split('/'));
        for (var i = 0; i < folders.Length; i++)
        {
            if (i >= parts.Length || parts[i].Contains("**", StringComparison.Ordinal))
            {
                return i < parts.Length;
            }

            if (IgnoreMatcher.Parse(parts[i])?.IsMatch(folders[i]) != true)
            {
                return false;
            }
        }

        return parts.Length > folders.Length;
    }

    internal bool MatchesPathOrParent(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (matcher!.IsMatch(path.AsSpan(0, end)))
            {
                return true;
            }
        }

        return false;
    }
}
