using Drydock.Core.Actions.Plans;
using Drydock.Core.Findings;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Harden;

/// <summary>
/// What an image says of itself once it was changed.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/annotations.md#pre-defined-annotation-keys"/>
/// </summary>
public static class Labels
{
    /// <param name="baseName">What the image was called where it came from; empty for a file.</param>
    /// <param name="profile">Empty where packages were raised and nothing else was done.</param>
    public static PlanStep Of(ImageDraft draft, string baseName, string profile, string toolVersion, IEnumerable<PlanStep> steps)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["io.drydock.steps"] = string.Join(' ', steps.Select(s => s.Name)),
            ["io.drydock.version"] = toolVersion,
        };
        if (profile.Length > 0)
        {
            labels["io.drydock.profile"] = profile;
        }

        if (draft.Image.Digest is { } digest)
        {
            labels["org.opencontainers.image.base.digest"] = digest.ToString();
        }

        if (baseName.Length > 0)
        {
            labels["org.opencontainers.image.base.name"] = baseName;
        }

        return new PlanStep("labels", "labels", "Say in labels what was done", Applicability.Safe) { Why = "Whoever has the image should know what it was made of.", Edits = [new ConfigEdit { SetLabels = labels }] };
    }
}
