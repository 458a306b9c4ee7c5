using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts.Waivers;

namespace Drydock.Core.Verdicts.Policies;

/// <summary>What one policy file says itself, before what it extends.</summary>
/// <param name="Extends">A preset or a file beside this one; null when it does not say.</param>
internal sealed record PolicyDraft(string Name, string? Extends)
{
    public ImmutableArray<PolicyRule> Rules { get; init; } = [];

    public ImmutableArray<Waiver> Waivers { get; init; } = [];

    /// <summary>Files of waivers to read as well.</summary>
    public ImmutableArray<string> Imports { get; init; } = [];

    public ImmutableSortedDictionary<string, Severity> Severities { get; init; } = ImmutableSortedDictionary.Create<string, Severity>(StringComparer.OrdinalIgnoreCase);

    public Outcome? Gaps { get; init; }

    public int? MaxAge { get; init; }

    public Outcome? StaleDatabase { get; init; }

    public Outcome? MissingDatabase { get; init; }

    /// <summary>Its own rules stand in place of inherited ones of the same name.</summary>
    public Policy Over(Policy inherited) => inherited with
    {
        Name = Name,
        Rules = [.. Rules, .. inherited.Rules.Where(r => !Rules.Any(own => own.Name == r.Name))],
        Waivers = [.. Waivers, .. inherited.Waivers],
        Severities = inherited.Severities.SetItems(Severities),
        Gaps = Gaps ?? inherited.Gaps,
        MaxAge = MaxAge ?? inherited.MaxAge,
        StaleDatabase = StaleDatabase ?? inherited.StaleDatabase,
        MissingDatabase = MissingDatabase ?? inherited.MissingDatabase,
    };
}
