using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>Finds secrets in a text: one pass for the words of all detectors, who then look at the places where theirs stand; then those that know a file by its name.</summary>
public static class SecretScanner
{
    /// <summary>The name of a text that holds <c>NAME=value</c> lines only: variables of an image or of a Dockerfile.</summary>
    public const string Variables = ".env";

    /// <summary>By word of the automaton, who asked for it.</summary>
    private static readonly ImmutableArray<ImmutableArray<PlacedDetector>> ByWord;

    /// <summary>Those who want whole files.</summary>
    private static readonly ImmutableArray<PlacedDetector> OfFiles;
    private static readonly WordAutomaton Automaton;

#pragma warning disable CA1810 // Initialize reference type static fields inline: they are made together
    static SecretScanner()
#pragma warning restore CA1810
    {
        var words = new Dictionary<string, List<PlacedDetector>>(StringComparer.Ordinal);
        var whole = new List<PlacedDetector>();
        foreach (var detector in SecretDetectors.All.Select(d => new PlacedDetector(d)))
        {
            foreach (var word in detector.Detector.Words)
            {
                words.TryAdd(word, []);
                words[word].Add(detector);
            }

            whole.AddRange(detector.Detector.Words.IsEmpty ? [detector] : []);
        }

        ByWord = [.. words.Values.Select(w => w.ToImmutableArray())];
        Automaton = new WordAutomaton([.. words.Keys]);
        OfFiles = [.. whole];
    }

    /// <summary>The secrets in <paramref name="text"/>, by place; at most a hundred.</summary>
    /// <param name="text">Any bytes.</param>
    /// <param name="path">What the file is called, without leading slash: some kinds are known by it. Empty when the text is no file.</param>
    public static IReadOnlyList<SecretMatch> Find(ReadOnlySpan<byte> text, string path = "") => Find(text, path, out _);

    internal static List<SecretMatch> Find(ReadOnlySpan<byte> text, string path, out bool isFull)
    {
        var found = new SecretMatches();
        Automaton.Run(text, (found, path), static (state, all, at, word) =>
        {
            foreach (var detector in ByWord[word])
            {
                detector.Find(all, at, state.path, state.found);
            }
        });
        foreach (var detector in OfFiles)
        {
            detector.Find(text, 0, path, found);
        }

        isFull = found.IsFull;
        return found.Sorted();
    }

    /// <summary>As much of a secret as may be shown: at most its first four characters, and never more than a quarter.</summary>
    public static string Mask(ReadOnlySpan<byte> secret)
    {
        Span<char> shown = stackalloc char[4];
        var length = 0;
        foreach (var letter in secret[..Math.Min(4, secret.Length / 4)])
        {
            shown[length++] = letter is > 32 and < 127 ? (char)letter : '?';
        }

        return $"{shown[..length]}****";
    }
}
