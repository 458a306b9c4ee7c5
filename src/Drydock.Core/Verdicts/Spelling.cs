using Drydock.Core.Dockerfiles.Parsing;

namespace Drydock.Core.Verdicts;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class Spelling
{
    private const int MaxLength = 40;

    /// <summary>A hint for people: <c>Did you mean 'x'?</c>, or what there is when nothing is near.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> known) =>
        Nearest(word, known) is { } near ? $"Did you mean '{near}'?" : $"There is {string.Join(", ", known)}.";

    /// <summary>The known word that takes the fewest changes; null when all take more than a third of its letters.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > MaxLength)
        {
            return null;
        }

        var best = known.Select(k => (Word: k, Distance: Suggestion.Distance(word, k))).OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(best.Word.Length > 3 ? 2 : 1, best.Word.Length / 3) ? best.Word : null;
    }
}
