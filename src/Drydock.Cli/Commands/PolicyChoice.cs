using System.Collections.Immutable;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Baselines;
using Drydock.Core.Verdicts.Policies;
using Drydock.Core.Verdicts.Vex;
using Drydock.Core.Verdicts.Waivers;

namespace Drydock.Cli.Commands;

/// <summary>What the user said about judging, read.</summary>
internal sealed record PolicyChoice(Policy Policy)
{
    public static readonly PolicyChoice Usual = new(Policy.Default);

    public ImmutableArray<Waiver> Waivers { get; init; } = [];

    public ImmutableArray<VexStatement> Vex { get; init; } = [];

    /// <summary>Null when every finding counts, new or not.</summary>
    public Baseline? Baseline { get; init; }

    public ImmutableArray<Notice> Notices { get; init; } = [];

    public GateInput Apply(GateInput input) => input with { Policy = Policy, Waivers = Waivers, Vex = Vex, Baseline = Baseline, Notices = Notices };
}
