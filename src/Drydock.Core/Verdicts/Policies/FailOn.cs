using System.Collections.Immutable;
using Drydock.Core.Verdicts.Conditions;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Policies;

/// <summary>Reads <c>--fail-on high,fixable</c>: a comma is "and", a second option is "or".</summary>
public static class FailOn
{
    /// <returns>The policy that fails on what is said, and otherwise does as before.</returns>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static Policy Apply(Policy policy, IEnumerable<string> options) => policy.FailOn([.. options.Select(Read)]);

    private static PolicyRule Read(string option)
    {
        var parts = Split(option);
        var condition = string.Join(" and ", parts.Select(t => Words.Severities.ContainsKey(t) ? $"severity >= {t}" : $"({t})"));
        try
        {
            return new PolicyRule($"--fail-on {option}", ConditionScope.Findings, Condition.Parse(condition, ConditionScope.Findings), PolicyAction.Fail, "the command line says so", "");
        }
        catch (ConditionException e)
        {
            var hint = parts.Select(p => p.Length > 0 && e.Message.Contains($"'{p}'", StringComparison.Ordinal) ? Spelling.Nearest(p, Words.Severities.Keys) : null).OfType<string>().Select(n => $"Did you mean '{n}'?").FirstOrDefault(e.Hint);
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading '--fail-on {option}' failed: {e.Message}", hint.Length > 0 ? hint : "Write severities and conditions with commas between them: high,fixable", e);
        }
    }

    /// <summary>At the commas that stand neither in brackets nor in quotes.</summary>
    private static ImmutableArray<string> Split(string option)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var (start, depth, quote) = (0, 0, '\0');
        for (var i = 0; i < option.Length; i++)
        {
            var c = option[i];
            quote = quote == '\0' && c is '"' or '\'' ? c : quote == c ? '\0' : quote;
            depth += quote != '\0' ? 0 : c is '[' or '(' ? 1 : c is ']' or ')' ? -1 : 0;
            if (c == ',' && quote == '\0' && depth == 0)
            {
                parts.Add(option[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(option[start..].Trim());
        return parts.ToImmutable();
    }
}
