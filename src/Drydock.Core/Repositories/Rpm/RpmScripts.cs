using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Inventories.Os.Rpm;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Takes the scripts out of a header.</summary>
internal static class RpmScripts
{
    private static readonly (string Name, int Text, int Program)[] Kinds =
    [
        ("prein", 1023, 1085),
        ("postin", 1024, 1086),
        ("preun", 1025, 1087),
        ("postun", 1026, 1088),
        ("pretrans", 1151, 1153),
        ("posttrans", 1152, 1154),
        ("trigger", 1065, 1092),
        ("filetrigger", 5066, 5067),
        ("transfiletrigger", 5076, 5077),
    ];

    /// <summary>By the name that spec files have for it; of triggers all texts together.</summary>
    public static ImmutableSortedDictionary<string, RpmScript> Read(RpmHeader header)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, RpmScript>(StringComparer.Ordinal);
        foreach (var (name, text, program) in Kinds)
        {
            var (script, runner) = (All(header.Strings(text), '\n'), All(header.Strings(program), ' '));
            if (script.Length + runner.Length > 0)
            {
                found.Add(name, new RpmScript(runner, script));
            }
        }

        return found.ToImmutable();
    }

    private static string All(RpmStrings strings, char between)
    {
        var all = new List<string>();
        foreach (var text in strings)
        {
            all.Add(Encoding.UTF8.GetString(text));
        }

        return string.Join(between, all);
    }
}
