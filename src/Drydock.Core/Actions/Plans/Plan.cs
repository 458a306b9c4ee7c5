using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Plans;

/// <summary>What is to be done to one platform's image, as data: it can be shown, saved, reviewed, edited and applied later. The same image and plan give the same bytes.</summary>
/// <param name="Image">The diff IDs of the image that it was made for, base first.</param>
/// <param name="Platform">As it is written: <c>linux/amd64</c>.</param>
public sealed record Plan(ImmutableArray<Digest> Image, string Platform, ImmutableArray<PlanStep> Steps)
{
    /// <summary>What the user asked for; empty when nothing.</summary>
    public string Profile { get; init; } = "";

    public LayerMode Layers { get; init; } = LayerMode.Rewrite;

    /// <summary>Why the layers are written so.</summary>
    public string LayersWhy { get; init; } = "";

    /// <summary>What could not be done or was left out, and why.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
