using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Fixing;

/// <summary>Finds the images that a Dockerfile names by tag, so that they can be named by digest.</summary>
public static class ImagePins
{
    /// <summary>Images behind FROM and <c>COPY --from</c>, each with its place. Stages, what a variable decides, and what has a digest are left out.</summary>
    public static IEnumerable<KeyValuePair<string, Span>> Wanted(Dockerfile file)
    {
        var stages = file.Stages.Where(s => s.Name.Length > 0).Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var instruction in file.Instructions)
        {
            if (instruction.Keyword == "FROM" && instruction.Arguments is [var image, ..] && IsImage(file, image.Value, image.Span, stages))
            {
                yield return new(image.Value, image.Span);
            }
            else if (instruction.Keyword == "COPY" && instruction.FlagOf("from") is { Value: { } from } flag && IsImage(file, from, flag.ValueSpan, stages) && !from.All(char.IsAsciiDigit))
            {
                yield return new(from, flag.ValueSpan);
            }
        }
    }

    /// <summary>The image with its digest; the tag stays, for people.</summary>
    public static TextEdit Edit(string image, Span at, string digest) => new(at, $"{image}@{digest}");

    private static bool IsImage(Dockerfile file, string name, Span at, HashSet<string> stages) =>
        name.Length > 0 && name != "scratch" && !stages.Contains(name) && !name.Contains('@', StringComparison.Ordinal) && !name.Contains('$', StringComparison.Ordinal) && file.Source.At(at).SequenceEqual(name);
}
