using System.Collections.Immutable;

namespace Drydock.Core.Repositories.Debs;

/// <summary>
/// Reads relation fields: <c>a (>= 1) | b:any [amd64] &lt;!nodoc>, c</c>. What does not concern the architecture, or only other build profiles, falls away.
/// <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb-control.5.en.html"/>
/// </summary>
internal static class DebRelationParser
{
    /// <param name="dependencies">Those that could be read.</param>
    /// <returns>False when some part could not.</returns>
    public static bool TryParse(string field, string architecture, out ImmutableArray<DebDependency> dependencies)
    {
        var all = ImmutableArray.CreateBuilder<DebDependency>();
        var isSound = true;
        foreach (var part in field.AsSpan().Split(','))
        {
            if (!field.AsSpan(part).IsWhiteSpace())
            {
                isSound &= TryParseGroup(field.AsSpan(part), architecture, all);
            }
        }

        dependencies = all.DrainToImmutable();
        return isSound;
    }

    private static bool TryParseGroup(ReadOnlySpan<char> text, string architecture, ImmutableArray<DebDependency>.Builder all)
    {
        var alternatives = ImmutableArray.CreateBuilder<DebRelation>(1);
        foreach (var part in text.Split('|'))
        {
            if (!TryParseRelation(text[part].Trim(), architecture, out var relation))
            {
                return false;
            }

            if (relation is not null)
            {
                alternatives.Add(relation);
            }
        }

        if (alternatives.Count > 0)
        {
            all.Add(new DebDependency(alternatives.ToImmutable()));
        }

        return true;
    }

    /// <param name="relation">Null when it does not concern the architecture.</param>
    private static bool TryParseRelation(ReadOnlySpan<char> text, string architecture, out DebRelation? relation)
    {
        relation = null;
        var end = text.IndexOfAny(" \t\n([<");
        var name = end < 0 ? text : text[..end];
        var rest = (end < 0 ? default : text[end..]).Trim();
        var (comparison, version) = (DebOperator.Any, "");
        var concerns = true;
        bool? profile = null;
        while (!rest.IsEmpty)
        {
            var close = rest[0] switch { '(' => ')', '[' => ']', '<' => '>', _ => '\0' };
            var length = close == '\0' ? -1 : rest.IndexOf(close);
            if (length < 0)
            {
                return false;
            }

            var inner = rest[1..length].Trim();
            switch (close)
            {
                case ')' when !TryParseVersion(inner, out comparison, out version):
                    return false;
                case ']':
                    concerns &= Covers(inner, architecture);
                    break;
                case '>':
                    // No build profile is active, so only what is not wanted holds: <!nodoc>.
                    profile = profile == true || !HasPositive(inner);
                    break;
            }

            rest = rest[(length + 1)..].Trim();
        }

        var colon = name.IndexOf(':');
        var plain = colon < 0 ? name : name[..colon];
        var qualifier = colon < 0 ? default : name[(colon + 1)..];
        if (!IsName(plain) || (colon >= 0 && !IsName(qualifier)))
        {
            return false;
        }

        relation = concerns && profile != false ? new DebRelation(plain.ToString(), qualifier.ToString(), comparison, version) : null;
        return true;
    }

    private static bool TryParseVersion(ReadOnlySpan<char> text, out DebOperator comparison, out string version)
    {
        var length = text.IndexOfAnyExcept("<>=");
        length = length < 0 ? text.Length : length;
        comparison = text[..length] switch
        {
            "<<" => DebOperator.Earlier,
            "<=" or "<" => DebOperator.EarlierOrEqual,
            "=" or "" => DebOperator.Equal,
            ">=" or ">" => DebOperator.LaterOrEqual,
            ">>" => DebOperator.Later,
            _ => DebOperator.Any,
        };
        version = text[length..].Trim().ToString();
        return comparison != DebOperator.Any && version.Length > 0 && !version.AsSpan().ContainsAny(" \t\n()");
    }

    /// <summary><c>amd64 arm64</c>, <c>!i386</c>, <c>linux-any</c>. <see href="https://www.debian.org/doc/debian-policy/ch-customized-programs.html#architecture-wildcards"/></summary>
    private static bool Covers(ReadOnlySpan<char> list, string architecture)
    {
        var isNegative = list.StartsWith("!");
        foreach (var part in list.SplitAny(' ', '\t', '\n'))
        {
            var one = list[part].TrimStart('!');
            if (one is "any" or "linux-any" || one.SequenceEqual(architecture) || (one.StartsWith("any-") && one[4..].SequenceEqual(architecture)))
            {
                return !isNegative;
            }
        }

        return isNegative;
    }

    private static bool HasPositive(ReadOnlySpan<char> profiles)
    {
        foreach (var part in profiles.SplitAny(' ', '\t', '\n'))
        {
            if (profiles[part] is [not '!', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.' or '_'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
