using Drydock.Core.Actions.Kit;
using Drydock.Core.Actions.Plans;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Hardenings;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;

namespace Drydock.Cli.Hardening;

/// <summary>What became of one platform: the plan, its report, and the image, which lies aside until it is copied to its place.</summary>
internal sealed record HardenedImage(Plan Plan, PlatformHardening Told) : IAsyncDisposable
{
    /// <summary>Null for a dry run.</summary>
    public Image? Image { get; init; }

    public ScratchStore? Scratch { get; init; }

    public required PlatformReport Before { get; init; }

    /// <summary>Null for a dry run.</summary>
    public PlatformReport? After { get; init; }

    /// <summary>How to run it; null where nobody asked.</summary>
    public RunKit? Kit { get; init; }

    /// <summary>Something that was asked for could not be looked at.</summary>
    public bool IsIncomplete { get; init; }

    public ValueTask DisposeAsync() => Scratch?.DisposeAsync() ?? ValueTask.CompletedTask;
}
