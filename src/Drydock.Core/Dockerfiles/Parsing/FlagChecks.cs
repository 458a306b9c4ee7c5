namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Says what BuildKit refuses of flags. <see href="https://github.com/moby/buildkit/blob/master/frontend/dockerfile/instructions/bflag.go"/></summary>
internal static class FlagChecks
{
    public static void Check(Instruction instruction, ProblemList problems)
    {
        if (!Keywords.ChecksFlags(instruction.Keyword) || IsNone(instruction))
        {
            return;
        }

        var known = Keywords.FlagsOf(instruction.Keyword);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flag in instruction.Flags)
        {
            if (!known.Contains(flag.Name, StringComparer.Ordinal))
            {
                problems.Add(flag.Span, $"unknown flag: {ProblemList.Cut(flag.Name)}", Suggestion.For(flag.Name, known));
            }
            else if (!seen.Add(flag.Name) && !Keywords.Repeated.Contains(flag.Name, StringComparer.Ordinal))
            {
                problems.Add(flag.Span, $"duplicate flag specified: {flag.Name}");
            }
            else if (WhyRefused(flag) is { Length: > 0 } why)
            {
                problems.Add(flag.Span, why);
            }
        }
    }

    /// <summary>Where there is no health check, its flags are not looked at.</summary>
    private static bool IsNone(Instruction instruction) =>
        instruction.Keyword == "HEALTHCHECK" && instruction.Arguments is [var kind, ..] && kind.Value.Equals("NONE", StringComparison.OrdinalIgnoreCase);

    private static string WhyRefused(Flag flag)
    {
        if (!Keywords.Switches.Contains(flag.Name, StringComparer.Ordinal))
        {
            return flag.Value is null ? $"missing a value on flag: {flag.Name}" : "";
        }

        return flag.Value?.ToLowerInvariant() switch
        {
            null or "true" or "false" => "",
            "" => $"missing a value on flag: {flag.Name}",
            _ => $"expecting boolean value for flag {flag.Name}, not: {ProblemList.Cut(flag.Value)}",
        };
    }
}
