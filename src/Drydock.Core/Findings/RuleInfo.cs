using Drydock.Core.Advisories;
using System.Collections.Immutable;

namespace Drydock.Core.Findings;

/// <summary>What a rule is.</summary>
/// <param name="Id">DF, IM, WL, LC or SC and three digits; never reused.</param>
/// <param name="Name">Kebab-case, says what is wrong: <c>runs-as-root</c>.</param>
/// <param name="Summary">One line for the index of rules.</param>
/// <param name="Aliases">The ids of the same check in other tools, with the tool's name: <c>dockle:CIS-DI-0001</c>.</param>
public sealed record RuleInfo(string Id, string Name, Severity Severity, string Summary, ImmutableArray<string> Aliases);
