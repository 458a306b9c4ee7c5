using Drydock.Oci.Content;
using Drydock.Oci.Stores;
using Drydock.Oci.Stores.Daemons;

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
            _ when scheme == SourceScheme.Folder => new DirectoryStore(place),
            _ when scheme == SourceScheme.Docker => new DaemonStore(DaemonKind.Docker, place, request.Surroundings.Environment, request.Limits),
            _ when scheme == SourceScheme.Podman => new DaemonStore(DaemonKind.Podman, place, request.Surroundings.Environment, request.Limits),
            _ when scheme == SourceScheme.ContainersStorage => new OverlayStore(place, request.Surroundings.Environment, request.Limits),
            _ when scheme == SourceScheme.Registry => OpenRegistry(place, request),
            _ => throw new DrydockException(ErrorCodes.BadArgument, $"Opening '{reading}' failed: it holds no image."),
        };
    }

    private static RegistryStore OpenRegistry(string place, SourceRequest request)
    {
        var options = new RegistryOptions { PlainHttp = request.PlainHttp, CaFile = request.CaFile, Variables = request.Surroundings.Environment };
        return Reference.TryParse(place, out var reference)
            ? RegistryStore.Open(reference, options, request.Limits, request.Surroundings.Time)
            : throw new DrydockException(ErrorCodes.BadArgument, $"Reading the reference '{place}' failed.", "A reference looks like [registry/]repository[:tag][@digest], in lower case.");
    }
}
