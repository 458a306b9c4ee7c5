using System.Text;
using Drydock.Core.Inventories.Secrets;
using Drydock.Tests.Inventories.Secrets;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled secrets: places within the text, never an exception.</summary>
public sealed class SecretFuzzTests
{
    private const double Seconds = 2;

    [Fact]
    public void Spoiled_secrets_are_looked_for() => Fuzzer.Run("secrets", Find, [.. SecretSamples.All.Chunk(6).Select(c => Encoding.UTF8.GetBytes(string.Join('\n', c.Select(s => s.Text))))], Seconds);

    private static void Find(ReadOnlySpan<byte> input)
    {
        foreach (var path in new[] { "", ".env", ".npmrc", ".pgpass", ".netrc" })
        {
            foreach (var match in SecretScanner.Find(input, path))
            {
                if (match.Start < 0 || match.Length <= 0 || match.End > input.Length)
                {
                    throw new InvalidOperationException($"{match} lies outside");
                }
            }
        }
    }
}
