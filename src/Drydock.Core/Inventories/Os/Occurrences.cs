namespace Drydock.Core.Inventories.Os;

/// <summary>Walks over a text from one occurrence of a sentence to the next; each part starts with the sentence.</summary>
internal ref struct Occurrences(ReadOnlySpan<byte> words, ReadOnlySpan<byte> sentence, int maxLength)
{
    private readonly ReadOnlySpan<byte> sentence = sentence;
    private ReadOnlySpan<byte> rest = words;

    public ReadOnlySpan<byte> Current { get; private set; }

    public bool MoveNext()
    {
        var start = rest.IndexOf(sentence);
        if (start < 0)
        {
            return false;
        }

        rest = rest[start..];
        var next = rest[sentence.Length..].IndexOf(sentence);
        var length = next < 0 ? rest.Length : next + sentence.Length;
        Current = rest[..Math.Min(length, maxLength)];
        rest = rest[length..];
        return true;
    }

    public readonly Occurrences GetEnumerator() => this;
}
