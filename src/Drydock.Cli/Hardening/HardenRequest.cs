using System.Collections.Immutable;
using Drydock.Core.Actions.Harden;
using Drydock.Core.Actions.Plans;
using Drydock.Core.Actions.Proofs;
using Drydock.Core.Actions.Upgrades;
using Drydock.Oci.Editing;

namespace Drydock.Cli.Hardening;

/// <summary>What the user asked of a command that changes an image.</summary>
/// <param name="Options">Null where packages are raised and nothing else is done.</param>
/// <param name="Destination">Null for a dry run.</param>
/// <param name="Plans">From a file; null to make them.</param>
internal sealed record HardenRequest(HardenOptions? Options, string? Destination, ImmutableArray<Plan>? Plans)
{
    /// <summary>Null where no package is raised.</summary>
    public UpgradeRequest? Upgrade { get; init; }

    /// <summary>Null for the one that suits.</summary>
    public LayerMode? Layers { get; init; }

    /// <summary><c>table</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "table";

    /// <summary>Reports to write besides, as format and file.</summary>
    public ImmutableArray<(string Format, string File)> Reports { get; init; } = [];

    /// <summary>Where the statements of what was fixed go; null for none.</summary>
    public string? Vex { get; init; }

    /// <summary>How the result is shown to work; null where it is not run.</summary>
    public ProofRequest? Proof { get; init; }

    /// <summary>Where the files that run the result go; null for none.</summary>
    public string? Kit { get; init; }
}
