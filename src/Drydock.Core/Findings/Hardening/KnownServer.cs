using System.Collections.Immutable;

namespace Drydock.Core.Findings.Hardening;

/// <summary>What is known of a server that many images run.</summary>
/// <param name="Programs">Names of its program; <c>*</c> stands for any part.</param>
/// <param name="Users">Names that distributions give its user.</param>
/// <param name="Folders">What it writes by default, whether it is there or not; patterns stand for what is there.</param>
internal sealed record KnownServer(string Name, ImmutableArray<string> Programs, ImmutableArray<string> Users, ImmutableArray<string> Folders)
{
    /// <summary>What ends it in order, finishing what was begun; empty when that is SIGTERM.</summary>
    public string StopSignal { get; init; } = "";

    /// <summary>A command of its own that says whether it answers; its program's places are patterns.</summary>
    public ImmutableArray<string> Healthcheck { get; init; } = [];

    /// <summary>Folders of its configuration.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];

    /// <summary>Finds in its configuration the files and folders it writes: <c>file</c> and <c>folder</c> name the path.</summary>
    public string WrittenPaths { get; init; } = "";

    /// <summary>Finds in its configuration the ports it listens on, each a capture of <c>port</c>.</summary>
    public string Ports { get; init; } = "";

    /// <summary>Finds in its configuration lines that only root can carry out and that nothing else needs.</summary>
    public string RootOnly { get; init; } = "";
}
