namespace Drydock.Core.Findings.Parents;

/// <summary>What told about the base image; written in lower case.</summary>
public enum ParentSource
{
    /// <summary>The image's own annotations or labels. They name it, and say nothing of its layers.</summary>
    Labels,

    /// <summary>The label that buildpacks leave: it says which layer is the last of the base.</summary>
    Buildpack,

    /// <summary>The base was given, and its diff IDs compared.</summary>
    Given,

    /// <summary>The Dockerfile was given, and every instruction of it was found in the image's history: what lies below came with FROM.</summary>
    Dockerfile,
}
