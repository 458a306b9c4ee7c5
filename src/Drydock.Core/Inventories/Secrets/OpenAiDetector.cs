using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>A key of OpenAI's: all have the same eight characters in the middle, whatever they begin with.</summary>
internal sealed class OpenAiDetector : ISecretDetector
{
    private const int Most = 200;
    private const int LeastBehind = 20;

    public SecretInfo Info { get; } = new("openai-key", "an OpenAI key", SecretStrength.Live);

    /// <summary>Base64 of "OpenAI".</summary>
    public ImmutableArray<string> Words { get; } = ["T3BlbkFJ"];

    public ImmutableArray<string> Files => [];

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        var before = text[Math.Max(0, at - Most)..at];
        var start = at - before.Length + before.LastIndexOfAnyExcept(Letters.Base64Url) + 1;
        var behind = Letters.Count(text[(at + 8)..], Letters.Base64Url, Most);
        var key = text[start..(at + 8 + behind)];
        if (key.StartsWith("sk-"u8) && at - start >= LeastBehind && behind >= LeastBehind && !Placeholders.IsToken(key))
        {
            found.Add(Info, start, key.Length);
        }
    }
}
