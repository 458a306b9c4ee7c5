using System.Collections.Immutable;
using Drydock.Core.Findings.Builds;
using Drydock.Core.Inventories;
using Drydock.Oci.Images;

namespace Drydock.Core.Findings.Parents;

/// <summary>Finds out which image another one was built on. What is only likely is not said.</summary>
public static class ParentImages
{
    /// <summary><see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/annotations.md"/></summary>
    private const string NameKey = "org.opencontainers.image.base.name";
    private const string DigestKey = "org.opencontainers.image.base.digest";

    /// <param name="given">Null when the user says nothing.</param>
    /// <param name="build">The Dockerfile held against the history; null when none was given.</param>
    /// <returns>Null when nothing is known.</returns>
    public static ParentImage? Of(Image image, GivenParent? given, BuildMap? build = null)
    {
        if (given is not null)
        {
            return OfGiven(image, given);
        }

        if (build is { BaseLayers: { } below, From: { } from })
        {
            return OfDockerfile(from.Image, below);
        }

        if (BuildpackLabel.Read(image) is { } built)
        {
            return built;
        }

        var (name, digest) = (Said(image, NameKey), Said(image, DigestKey));
        return name.Length + digest.Length == 0 ? null : new ParentImage(name, digest, null, ParentSource.Labels)
        {
            Note = "Which layers are the base's is not said; give it with --base to tell them apart.",
        };
    }

    private static ParentImage OfDockerfile(string name, int layers)
    {
        var at = name.IndexOf('@');
        return new ParentImage(at < 0 ? name : name[..at], at < 0 ? "" : name[(at + 1)..], layers, ParentSource.Dockerfile);
    }

    private static string Said(Image image, string key) => image.Manifest.Annotations.GetValueOrDefault(key) ?? image.Config.Labels.GetValueOrDefault(key) ?? "";

    /// <summary>
    /// Layers that both begin with are the base's. Where the given image has more, it is a newer or older build, or another image of the same family: the layers
    /// that both share still came from neither's application.
    /// </summary>
    private static ParentImage OfGiven(Image image, GivenParent given)
    {
        var all = given.Image.Layers.Length;
        var shared = 0;
        while (shared < Math.Min(image.Layers.Length, all) && image.Layers[shared].DiffId is { } id && id == given.Image.Layers[shared].DiffId)
        {
            shared++;
        }

        var digest = given.Image.Digest?.ToString() ?? "";
        if (shared == 0)
        {
            return new ParentImage(given.Name, digest, null, ParentSource.Given) { Note = "The image shares no layer with it: it was built on another image, or on another build of this one." };
        }

        return new ParentImage(given.Name, digest, shared, ParentSource.Given)
        {
            Note = shared < all ? $"The image shares {shared} of its {all} layers: it was built on another build of it, or beside it." : "",
            ConfigFindings = shared < all ? [] : ConfigFindingsOf(given.Image),
        };
    }

    private static ImmutableArray<Finding> ConfigFindingsOf(Image image) => [.. Rules.Image.SelectMany(r => r.Check(new ImageSubject(image, new Inventory())))];
}
