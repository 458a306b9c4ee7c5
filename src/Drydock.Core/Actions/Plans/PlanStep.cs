using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Plans;

/// <summary>One thing that a plan does: it is taken or left as a whole.</summary>
/// <param name="Id">The id of the rule, or <c>patch</c>, <c>minimize</c>, <c>keep</c>.</param>
/// <param name="Name">What switches it on and off: <c>setuid-file</c>.</param>
/// <param name="Title">As an order.</param>
/// <param name="Risk">Safe is what no working program can notice.</param>
public sealed record PlanStep(string Id, string Name, string Title, Applicability Risk)
{
    /// <summary>The id and name of the step that raises packages.</summary>
    public const string Patch = "patch";

    /// <summary>What is wrong today.</summary>
    public string Why { get; init; } = "";

    /// <summary>The findings that it ends, each as <c>ID place</c>.</summary>
    public ImmutableArray<string> Closes { get; init; } = [];

    /// <summary>Bytes of files that go, less those that come.</summary>
    public long BytesSaved { get; init; }

    public ImmutableArray<ImageEdit> Edits { get; init; } = [];

    /// <summary>Packages that are raised.</summary>
    public ImmutableArray<PlanUpgrade> Upgrades { get; init; } = [];
}
