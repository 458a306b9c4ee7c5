using Drydock.Cli.Sources;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;
using Drydock.Oci.Stores.Daemons;

namespace Drydock.Cli.Destinations;

/// <summary>Opens the place that an image is written to. Nothing is there before it is completed.</summary>
internal static class DestinationOpener
{
    private const string Forms = "[registry:]REFERENCE, oci:FOLDER[:NAME], oci-archive:FILE[:NAME], docker-archive:FILE[:NAME:TAG], docker:NAME, podman:NAME, containers-storage:NAME";

    /// <summary>What the option's description says.</summary>
    public static string Help => Forms;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/>, <see cref="ErrorCodes.OutputFailed"/></exception>
    public static Destination Open(string argument, SourceRequest request)
    {
        if (argument.StartsWith("docker://", StringComparison.Ordinal))
        {
            argument = SourceScheme.Registry.Prefix + argument["docker://".Length..];
        }

        var scheme = SourceScheme.All.FirstOrDefault(s => argument.StartsWith(s.Prefix, StringComparison.Ordinal));
        var rest = scheme is null ? argument : argument[scheme.Prefix.Length..];
        if (rest.Length == 0)
        {
            throw Bad(argument, "nothing stands behind the scheme");
        }

        var (path, name) = Split(rest);
        return scheme switch
        {
            null when rest[0] is '/' or '.' || !Reference.TryParse(rest, out _) => throw Bad(argument, "it is no reference, and a file or folder needs its scheme"),
            null => new Destination(OpenRegistry(rest, request), null),
            _ when scheme == SourceScheme.Registry => new Destination(OpenRegistry(rest, request), null),
            _ when scheme == SourceScheme.Oci => new Destination(LayoutWriter.Create(path), name),
            _ when scheme == SourceScheme.OciArchive => new Destination(OciArchiveWriter.Create(path), name),
            _ when scheme == SourceScheme.DockerArchive => new Destination(DockerArchiveWriter.Create(path, name), null),
            _ when scheme == SourceScheme.Docker => new Destination(new DaemonWriter(DaemonKind.Docker, rest, request.Surroundings.Environment), null),
            _ when scheme == SourceScheme.Podman => new Destination(new DaemonWriter(DaemonKind.Podman, rest, request.Surroundings.Environment), null),
            _ when scheme == SourceScheme.ContainersStorage => new Destination(new StorageWriter(rest, request.Surroundings.Time), null),
            _ => throw Bad(argument, "no image can be written there"),
        };
    }

    private static (string Path, string? Name) Split(string rest)
    {
        var colon = rest.IndexOf(':');
        return colon < 0 ? (rest, null) : (rest[..colon], rest[(colon + 1)..]);
    }

    private static RegistryStore OpenRegistry(string place, SourceRequest request)
    {
        var options = new RegistryOptions { PlainHttp = request.PlainHttp, CaFile = request.CaFile, Variables = request.Surroundings.Environment };
        return Reference.TryParse(place, out var reference)
            ? RegistryStore.Open(reference, options, request.Limits, request.Surroundings.Time)
            : throw Bad(place, "it is no reference");
    }

    private static DrydockException Bad(string argument, string happened) =>
        new(ErrorCodes.BadArgument, $"Reading the destination '{argument}' failed: {happened}.", $"Write one of {Forms}.");
}
