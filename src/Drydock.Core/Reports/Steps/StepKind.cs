namespace Drydock.Core.Reports.Steps;

/// <summary>What kind of thing a step is; written in lower case.</summary>
public enum StepKind
{
    /// <summary>Go to a version of a package that has none of the findings.</summary>
    Upgrade,

    /// <summary>Build the image again on a newer build of its base image.</summary>
    Rebuild,
}
