using Drydock.Core.Findings;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Linting;
using Drydock.Oci.Content;

namespace Drydock.Cli.Linting;

/// <summary>Finds rules by any of their names, whatever they look at.</summary>
internal static class RuleChoice
{
    /// <summary>Empty when no rule has the name.</summary>
    public static List<RuleInfo> Find(string name) => [.. Rules.All.Where(r => RuleNames.Means(name, r))];

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static List<RuleInfo> Require(string name) => Find(name) is { Count: > 0 } found ? found : throw new DrydockException(
        ErrorCodes.BadArgument, $"Looking for the rule '{name}' failed: none has that name.", Nearest(name) is { } near ? $"Did you mean '{near}'?" : "Run 'drydock rules' for all of them.");

    /// <summary>The name that was probably meant; null when none is near.</summary>
    public static string? Nearest(string name) => Spelling.Nearest(name, Rules.All.SelectMany(r => r.Aliases.Select(a => a[(a.IndexOf(':') + 1)..]).Append(r.Id).Append(r.Name)));
}
