using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;

namespace Drydock.Core.Verdicts.Conditions;

/// <summary>What a condition is asked of: a finding, a package or the image alone.</summary>
internal sealed record ConditionSubject(ImageFacts Image, DatabaseFacts? Database, DateOnly Today)
{
    public Finding? Finding { get; init; }

    /// <summary>The finding's, after the policy's own word on it.</summary>
    public Severity Severity { get; init; }

    public InstalledPackage? Package { get; init; }

    /// <summary>Parts of the image that could not be looked at.</summary>
    public int Gaps { get; init; }

    public int Packages { get; init; }

    public Vulnerability? Vulnerability => Finding?.Vulnerability;

    /// <summary><c>base</c> or <c>app</c>; null when it is not known which layers came from the base.</summary>
    public string? Origin => Finding?.Origin is { } known ? Kebab.Of(known) : Image.BaseLayers is not { } layers || Finding?.At.Layer is not { } layer ? null : layers.Contains(layer) ? "base" : "app";
}
