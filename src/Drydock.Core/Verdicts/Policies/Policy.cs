using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts.Conditions;
using Drydock.Core.Verdicts.Waivers;

namespace Drydock.Core.Verdicts.Policies;

/// <summary>The written conditions of passing. docs/policy.md is its reference.</summary>
public sealed record Policy
{
    /// <summary>What holds when nobody chose.</summary>
    public static Policy Default => Presets.Find("default")!;

    /// <summary>A preset's name, or the file's.</summary>
    public required string Name { get; init; }

    public ImmutableArray<Waiver> Waivers { get; init; } = [];

    /// <summary>What of it and of the files it imports has no effect.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>A condition asks whether the image brings an SBOM: only then it is worth asking a registry what is attached to it.</summary>
    public bool AsksForSbom => Rules.Any(r => r.When.Asks("image.sbom"));

    /// <summary>Of those whose condition holds, one that ignores decides, else the worst.</summary>
    internal ImmutableArray<PolicyRule> Rules { get; init; } = [];

    /// <summary>The policy's own word on how bad something is, by the id or name of a rule, or a vulnerability's id.</summary>
    internal ImmutableSortedDictionary<string, Severity> Severities { get; init; } = ImmutableSortedDictionary.Create<string, Severity>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a gap leads to.</summary>
    internal Outcome Gaps { get; init; } = Outcome.Incomplete;

    /// <summary>Days after which the database is too old.</summary>
    internal int MaxAge { get; init; } = 7;

    internal Outcome StaleDatabase { get; init; } = Outcome.Incomplete;

    internal Outcome MissingDatabase { get; init; } = Outcome.Incomplete;

    /// <summary>Fails exactly on what the conditions say: what the policy would fail otherwise only warns, and what it ignores stays ignored.</summary>
    internal Policy FailOn(ImmutableArray<PolicyRule> rules) => rules.IsEmpty ? this : this with
    {
        Rules = [.. rules, .. Rules.Select(r => r.Scope == ConditionScope.Findings && r.Then == PolicyAction.Fail ? r with { Then = PolicyAction.Warn, Grace = 0 } : r)],
    };
}
