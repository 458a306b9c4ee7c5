using System.Collections.Immutable;

namespace Drydock.Core.Actions.Proofs;

/// <summary>How an image is shown to work.</summary>
public sealed record ProofRequest
{
    /// <summary>A command line for this machine's sh, which is given the container's name and address; null for none.</summary>
    public string? Check { get; init; }

    /// <summary>An address that must answer with success; the host <c>container</c> in it stands for the container, and no port for the first one that the image exposes. Null for none.</summary>
    public string? Probe { get; init; }

    /// <summary>Options for the engine's run, beside those of the kit.</summary>
    public ImmutableArray<string> RunOptions { get; init; } = [];

    /// <summary>How long a check is tried again before it has failed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The words of the engine: <c>podman --runtime runc</c>.</summary>
    public ImmutableArray<string> Engine { get; init; } = ["podman"];
}
