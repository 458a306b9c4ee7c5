using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>A variable whose name says that its value is secret, in a file of <c>NAME=value</c> lines.</summary>
internal sealed class VariableDetector : ISecretDetector
{
    public SecretInfo Info { get; } = new("secret-variable", "a secret value", SecretStrength.Likely);

    public ImmutableArray<string> Words => [];

    public ImmutableArray<string> Files { get; } = ["**/.env", "**/*.env", "**/.env.*", "**/.envrc"];

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var equals = line.IndexOf((byte)'=');
            if (equals is <= 0 or > 200)
            {
                continue;
            }

            var name = line[..equals].Trim(" \t"u8);
            name = name.StartsWith("export "u8) ? name[7..].TrimStart((byte)' ') : name;
            if (name.IndexOfAnyExcept(Letters.Dotted) >= 0)
            {
                continue;
            }

            var value = Value(line[(equals + 1)..]);
            if (value.Length > 0 && SecretNames.IsSecret(Encoding.ASCII.GetString(name), value) && text.Overlaps(value, out var start))
            {
                found.Add(Info, start, value.Length);
            }
        }
    }

    /// <summary>Without quotes and what follows behind them.</summary>
    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> line)
    {
        var value = line.Trim(" \t\r;"u8);
        if (value is [(byte)'"' or (byte)'\'', ..] && value[1..].IndexOf(value[0]) is var end and >= 0)
        {
            return value.Slice(1, end);
        }

        var comment = value.IndexOf(" #"u8);
        return comment < 0 ? value : value[..comment].TrimEnd(" \t"u8);
    }
}
