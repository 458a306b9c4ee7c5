using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>Finds rules by what people call them: our id or name, or another tool's code in any of the forms that the tool has had.</summary>
public static class RuleNames
{
    /// <summary>Whether a name, in any case, is one of the rule's.</summary>
    /// <param name="name">Also with the tool before it: <c>hadolint:DL3008</c>.</param>
    public static bool Means(string name, RuleInfo rule)
    {
        if (Same(name, rule.Id) || Same(name, rule.Name))
        {
            return true;
        }

        var plain = Plain(name);
        foreach (var alias in rule.Aliases)
        {
            if (Same(alias, name) || Same(alias.AsSpan(alias.IndexOf(':') + 1), plain))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every rule about Dockerfiles that a name means.</summary>
    public static IEnumerable<IRule<DockerfileSubject>> Find(string name) => Rules.Dockerfile.Where(r => Means(name, r.Info));

    /// <summary>Names to offer when one is not known.</summary>
    public static string Hint(string name)
    {
        var known = Rules.Dockerfile.SelectMany(r => r.Info.Aliases.Select(a => a[(a.IndexOf(':') + 1)..]).Append(r.Info.Id).Append(r.Info.Name));
        return Spelling.Nearest(name, known) is { } near ? $"Did you mean '{near}'?" : "Run 'drydock rules' for all of them.";
    }

    /// <summary>Trivy has written the same check AVD-DS-0029, DS-0029 and DS029.</summary>
    private static string Plain(string name)
    {
        var plain = name.StartsWith("AVD-", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
        return plain.Length == 5 && plain.StartsWith("DS", StringComparison.OrdinalIgnoreCase) && plain.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0 ? $"DS-0{plain[2..]}" : plain;
    }

    private static bool Same(ReadOnlySpan<char> left, ReadOnlySpan<char> right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
