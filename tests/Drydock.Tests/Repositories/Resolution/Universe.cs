using System.Text;

namespace Drydock.Tests.Repositories.Resolution;

/// <summary>A random little distribution: some packages installed in version 1, newer ones in a repository, with relations of all kinds between them.</summary>
internal sealed class Universe
{
    private const int Packages = 10;
    private readonly Random random;
    private readonly StringBuilder status = new();
    private readonly StringBuilder index = new();

    public Universe(int seed)
    {
        random = new Random(seed);
        var installed = Enumerable.Range(0, Packages).Select(i => i < 3 || random.Next(3) > 0).ToArray();
        for (var i = 0; i < Packages; i++)
        {
            var old = Fields($"p{i}", "1", $"{OldDepends(i, installed)}{(random.Next(4) == 0 ? "Provides: v0\n" : "")}");
            index.Append(old).Append('\n');
            if (installed[i])
            {
                Names.Add($"p{i}");
                var isHeld = random.Next(12) == 0;
                status.Append(old.Replace("Filename: ", "X-Filename: ", StringComparison.Ordinal)).Append($"Status: {(isHeld ? "hold" : "install")} ok installed\n\n");
            }

            foreach (var version in (string[])["2", "3"])
            {
                if (random.Next(4) > 0)
                {
                    index.Append(Fields($"p{i}", version, Relations(i))).Append('\n');
                }
            }
        }
    }

    /// <summary>What is installed.</summary>
    public List<string> Names { get; } = [];

    public string Status => status.ToString();

    public string Index => index.ToString();

    private static string Fields(string name, string version, string relations) =>
        $"Package: {name}\nVersion: {version}\nArchitecture: amd64\nMaintainer: A <a@example.org>\nPriority: optional\nInstalled-Size: 1\nFilename: ./{name}_{version}.deb\nSize: 1\nSHA256: {new string('0', 64)}\n{relations}Description: a\n";

    /// <summary>Only on what is installed before it, so that what is installed is sound.</summary>
    private string OldDepends(int number, bool[] installed)
    {
        var below = Enumerable.Range(0, number).Where(i => installed[i]).ToArray();
        return below.Length == 0 || random.Next(2) == 0 ? "" : $"Depends: p{below[random.Next(below.Length)]}{(random.Next(3) == 0 ? " (= 1)" : "")}\n";
    }

    private string Relations(int number)
    {
        var text = new StringBuilder();
        if (random.Next(3) > 0)
        {
            var groups = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => string.Join(" | ", Enumerable.Range(0, 1 + (random.Next(4) / 3)).Select(_ => Relation(number))));
            text.Append($"Depends: {string.Join(", ", groups)}\n");
        }

        if (random.Next(4) == 0)
        {
            text.Append($"Breaks: {Other(number)} (<< {2 + random.Next(2)})\n");
        }

        if (random.Next(8) == 0)
        {
            text.Append($"Conflicts: {Other(number)}\n");
        }

        if (random.Next(4) == 0)
        {
            text.Append($"Provides: v0{(random.Next(2) == 0 ? " (= 2)" : "")}, v1\n");
        }

        return text.ToString();
    }

    private string Relation(int number) => random.Next(8) switch
    {
        0 => "v0",
        1 => $"v{random.Next(3)} (>= 1)",
        2 or 3 => Other(number),
        4 => $"{Other(number)} (= {1 + random.Next(3)})",
        _ => $"{Other(number)} (>= {1 + random.Next(3)})",
    };

    private string Other(int number) => $"p{(number + 1 + random.Next(Packages - 1)) % Packages}";
}
