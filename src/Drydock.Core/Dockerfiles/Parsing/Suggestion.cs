namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Finds what somebody meant who wrote something else.</summary>
internal static class Suggestion
{
    /// <summary>More differences than this, and nothing is like it.</summary>
    private const int MostDifferences = 2;

    /// <summary>Nobody misspells longer ones, and comparing them takes long.</summary>
    private const int LongestWord = 100;

    /// <summary>A hint; empty when nothing is like it. It is written in the case of the word.</summary>
    public static string For(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } best ? $"did you mean {(word.Any(char.IsAsciiLetterUpper) ? best : best.ToLowerInvariant())}?" : "";

    /// <summary>What is most like it; null when nothing is.</summary>
    /// <param name="most">More differences than this, and nothing is like it.</param>
    public static string? Nearest(string word, IEnumerable<string> known, int most = MostDifferences)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        var (best, least) = ((string?)null, most + 1);
        foreach (var candidate in known)
        {
            var distance = Math.Abs(candidate.Length - word.Length) > most ? least : Distance(word, candidate);
            (best, least) = distance < least ? (candidate, distance) : (best, least);
        }

        return best;
    }

    /// <summary>How many characters must be put in, taken out or changed; case does not matter. <see href="https://en.wikipedia.org/wiki/Levenshtein_distance"/></summary>
    public static int Distance(string from, string to)
    {
        Span<int> row = stackalloc int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
