using Drydock.Core.Advisories;
using System.Collections.Immutable;

namespace Drydock.Core.Findings;

/// <summary>What a rule is.</summary>
/// <param name="Id">DF, IM, WL, LC or SC and three digits; never reused.</param>
/// <param name="Name">Kebab-case, says what is wrong: <c>runs-as-root</c>.</param>
/// <param name="Summary">One line for the index of rules.</param>
/// <param name="Aliases">The ids of the same check in other tools, with the tool's name: <c>dockle:CIS-DI-0001</c>. Sorted.</param>
public sealed record RuleInfo(string Id, string Name, Severity Severity, string Summary, ImmutableArray<string> Aliases)
{
    /// <summary>The best grade that its fixes have; null when it has none.</summary>
    public Applicability? Fix { get; init; }

    /// <summary>Of rules about Dockerfiles.</summary>
    public RuleTier Tier { get; init; } = RuleTier.Default;

    /// <summary>Of rules whose fixes harden an image: the smallest profile that applies them; null where there are none, or only when asked for.</summary>
    public HardeningProfile? Profile { get; init; }

    /// <summary>The version of the presets that first had it: who pins an older one does not get it.</summary>
    public int Since { get; init; } = 1;

    /// <summary>Says why a shell stops at something, so that nobody else has to tell that it does.</summary>
    public bool ExplainsSyntax { get; init; }

    /// <summary>What the rule needs beside the Dockerfile to judge: the registry, the build context; empty when nothing.</summary>
    public string Needs { get; init; } = "";
}
