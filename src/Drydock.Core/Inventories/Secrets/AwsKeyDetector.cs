using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>
/// The secret of an AWS access key near the key's id, which is no secret by itself.
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids"/>
/// </summary>
internal sealed class AwsKeyDetector : ISecretDetector
{
    private const int IdLength = 20;
    private const int SecretLength = 40;
    private const int Near = 300;

    public SecretInfo Info { get; } = new("aws-secret-access-key", "the secret of an AWS access key", SecretStrength.Live);

    public ImmutableArray<string> Words { get; } = ["AKIA", "ASIA"];

    public ImmutableArray<string> Files => [];

    /// <summary>Forty characters that a machine made up, and no hash in hex.</summary>
    public static bool IsSecret(ReadOnlySpan<byte> value) => Placeholders.Entropy(value) > 4 && value.IndexOfAnyExcept(Letters.AnyHex) >= 0 && value.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0;

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        var id = Letters.Count(text[at..], Letters.Word, IdLength + 1);
        if (id != IdLength || text.Slice(at, id).IndexOfAnyExcept(Letters.Upper) >= 0 || Placeholders.IsToken(text.Slice(at, id)) || (at > 0 && Letters.Word.Contains(text[at - 1])))
        {
            return;
        }

        var end = Math.Min(text.Length, at + IdLength + Near);
        for (var next = at + IdLength; next < end;)
        {
            var gap = text[next..end].IndexOfAny(Letters.Secret);
            next += gap < 0 ? end - next : gap;
            var run = Letters.Count(text[next..], Letters.Secret, SecretLength + 1);
            if (run == SecretLength && IsSecret(text.Slice(next, run)) && !Placeholders.IsToken(text.Slice(next, run)))
            {
                found.Add(Info, next, run);
                return;
            }

            next += Math.Max(1, Letters.Count(text[next..end], Letters.Secret, Near));
        }
    }
}
