using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Cli.Sources;

/// <summary>Opens the store that a reading names.</summary>
internal static class SourceOpener
{
    public static IContentStore Open(SourceReading reading, SourceRequest request)
    {
        var (scheme, place) = (reading.Scheme, reading.Place);
        if (place == "-")
        {
            return ArchiveStore.Open("standard input", request.Surroundings.Input, request.Limits);
        }

        return scheme switch
        {
            _ when scheme == SourceScheme.Oci => new LayoutStore(place, request.Limits),
            _ when scheme == SourceScheme.OciArchive => ArchiveStore.Open(place, request.Limits, ArchiveForm.Oci),
            _ when scheme == SourceScheme.DockerArchive => ArchiveStore.Open(place, request.Limits),
            _ => throw new DrydockException(ErrorCodes.BadArgument, $"Opening '{reading}' failed."),
        };
    }
}
