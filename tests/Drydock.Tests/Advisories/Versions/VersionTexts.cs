using System.Text;

namespace Drydock.Tests.Advisories.Versions;

/// <summary>Versions and what almost is one, made so that many differ in little: that is where orders contradict themselves. The same number gives the same text.</summary>
internal static class VersionTexts
{
    private static readonly string[] Pieces =
    [
        "0", "1", "2", "10", "01", "00", "99999999999999999999", ".", ".", ".", "-", "_", "~", "^", "+", ":", "!", "a", "b", "rc", "alpha", "beta", "dev", "post", "pre",
        "p", "r1", "-r1", "x", "*", "v", "go", "final", "ga", "sp", "snapshot", "stable", "dev-", "_alpha", "_p", "~rc", "+incompatible", "A", "Z", "é", "", " ", "..", "-0", ".0", ".0.",
    ];

    public static string Make(IReadOnlyList<string> seeds, int number)
    {
        var random = new Random(number);
        return random.Next(3) switch
        {
            0 => Compose(random),
            1 => seeds[random.Next(seeds.Count)],
            _ => Spoil(seeds[random.Next(seeds.Count)], random),
        };
    }

    private static string Compose(Random random)
    {
        var text = new StringBuilder(random.Next(3) == 0 ? "" : "1");
        for (var pieces = random.Next(7); pieces > 0; pieces--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private static string Spoil(string seed, Random random)
    {
        var at = random.Next(seed.Length + 1);
        var piece = Pieces[random.Next(Pieces.Length)];
        return random.Next(3) switch
        {
            0 => seed[..at] + piece + seed[at..],
            1 => seed[..at] + piece,
            _ => seed[..at] + seed[Math.Min(seed.Length, at + 1)..],
        };
    }
}
