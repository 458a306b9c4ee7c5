using Drydock.Core.Actions.Plans;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Harden;

/// <summary>How the layers of a result are written, and why so.</summary>
internal sealed record LayerChoice(LayerMode Mode, string Why)
{
    /// <summary>The user's choice, or the one that suits the steps.</summary>
    public static LayerChoice Of(HardenOptions options, IReadOnlyList<PlanStep> steps) => options.Layers switch
    {
        { } asked => new LayerChoice(asked, $"{asked.ToString().ToLowerInvariant()}, as you asked"),
        _ when steps.Any(s => s.Edits.Any(e => e is RemoveEdit)) => new LayerChoice(LayerMode.Rewrite, "rewrite: what is deleted would otherwise stay readable in the layers below; layers of which nothing goes are reused"),
        _ when steps.Any(s => s.Edits.Any(e => e is PurgeEdit)) => new LayerChoice(LayerMode.Rewrite, "rewrite: layers that still hold deleted secrets are written without them; the others are reused"),
        _ => new LayerChoice(LayerMode.Append, "append: nothing is deleted, so every layer is reused"),
    };
}
