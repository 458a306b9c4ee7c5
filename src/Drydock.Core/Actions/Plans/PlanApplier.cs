using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Plans;

/// <summary>Makes the changes of a plan that came from a file.</summary>
public static class PlanApplier
{
    /// <summary>Holds a plan against the image that it is to be applied to.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPlan"/>: it was made for another image.</exception>
    public static void Require(Plan plan, ImageDraft draft)
    {
        if (!plan.Image.SequenceEqual(draft.Image.Config.DiffIds))
        {
            throw new DrydockException(
                ErrorCodes.BadPlan,
                $"Applying the plan for {plan.Platform} failed: it was made for an image of {plan.Image.Length} layers that ends with {plan.Image.LastOrDefault()}, and this one of {draft.Image.Config.DiffIds.Length} ends with {draft.Image.Config.DiffIds.LastOrDefault()}.",
                "The image changed since: make a new plan with --dry-run -f json.");
        }
    }

    /// <summary>Applies the edits of one step, in their order.</summary>
    public static void Apply(PlanStep step, ImageDraft draft)
    {
        foreach (var edit in step.Edits)
        {
            edit.Apply(draft);
        }
    }
}
