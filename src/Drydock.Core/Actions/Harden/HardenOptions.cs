using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Harden;

/// <summary>What the user asks of a hardening.</summary>
/// <param name="Profile">Which rules' fixes are taken.</param>
public sealed record HardenOptions(HardeningProfile Profile)
{
    /// <summary>Ids or names of rules and steps that are taken besides.</summary>
    public ImmutableHashSet<string> With { get; init; } = [];

    /// <summary>Ids or names that are left out.</summary>
    public ImmutableHashSet<string> Without { get; init; } = [];

    /// <summary>Patterns of paths that stay whatever is thought of them.</summary>
    public ImmutableArray<string> Keep { get; init; } = [];

    /// <summary>Patterns of paths that go.</summary>
    public ImmutableArray<string> Remove { get; init; } = [];

    /// <summary>Null for the one that suits the plan.</summary>
    public LayerMode? Layers { get; init; }

    /// <summary>Paths that a run was seen to use.</summary>
    public ImmutableArray<string> Traced { get; init; } = [];

    /// <summary>What the image is called where it came from; empty for a file.</summary>
    public string BaseName { get; init; } = "";

    public string ToolVersion { get; init; } = "";

    /// <summary>Whether a step of this id and name, which a profile has, is wanted.</summary>
    public bool Wants(string id, string name, HardeningProfile? profile) =>
        !Without.Contains(id) && !Without.Contains(name) && (With.Contains(id) || With.Contains(name) || profile <= Profile);
}
