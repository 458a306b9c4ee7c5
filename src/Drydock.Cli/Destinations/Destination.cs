using Drydock.Oci.Content;

namespace Drydock.Cli.Destinations;

/// <summary>A place for an image, and what it shall be called there.</summary>
/// <param name="Name">Null when the place says it already, or wants none.</param>
internal sealed record Destination(IStagedStore Store, string? Name) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
