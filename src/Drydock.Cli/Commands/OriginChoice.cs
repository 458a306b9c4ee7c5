using System.Collections.Immutable;
using Drydock.Cli.Sources;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Parents;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Cli.Commands;

/// <summary>Where the user says an image comes from, and which part of it is to be judged.</summary>
/// <param name="Base">An image argument; null when nothing is said.</param>
/// <param name="Only">Null when everything is judged.</param>
internal sealed record OriginChoice(string? Base, Origin? Only)
{
    public static readonly OriginChoice Nothing = new(null, null);

    /// <summary>What it was built from; null when nothing is said.</summary>
    public Dockerfile? Dockerfile { get; init; }

    /// <summary>The base image for a platform; null when none was named. Its layers are not read: their diff IDs stand in its config.</summary>
    /// <exception cref="DrydockException">It cannot be opened.</exception>
    public async Task<GivenParent?> LoadAsync(Platform platform, SourceRequest request, CancellationToken cancel)
    {
        if (Base is null)
        {
            return null;
        }

        await using var store = SourceOpener.Open(SourceParser.Parse(Base), request with { Argument = Base });
        var images = await new ImageLoader(store, request.Limits).LoadAsync(SourceParser.Parse(Base).Name, new PlatformChoice(platform, All: false), cancel);
        return new GivenParent(Base, images[0]);
    }

    /// <summary>What is to be judged, and the rest.</summary>
    public (ImmutableArray<Finding> Judged, ImmutableArray<Finding> Others) Split(ImmutableArray<Finding> findings) =>
        Only is null ? (findings, []) : ([.. findings.Where(f => f.Origin == Only)], [.. findings.Where(f => f.Origin != Only)]);

    /// <summary>Half a picture is only drawn when the halves are known.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public void Require(ParentImage? known)
    {
        if (Only is { } only && known?.Layers is null)
        {
            throw new DrydockException(
                ErrorCodes.BadArgument,
                $"Judging only the findings of {(only == Origin.App ? "the application" : "the base image")} failed: it is not known which layers came from the base image. {known?.Note}".TrimEnd(),
                "Name the image it was built on with --base, or its Dockerfile with --dockerfile, or leave --only out.");
        }
    }
}
