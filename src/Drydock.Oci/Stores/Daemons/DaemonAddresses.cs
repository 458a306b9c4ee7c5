using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Daemons;

/// <summary>Where a daemon may listen: where the environment says, else its usual sockets.</summary>
internal static class DaemonAddresses
{
    /// <summary>Addresses <c>unix:///path</c> or <c>tcp://host:port</c>, to be tried in turn.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static ImmutableArray<string> Of(DaemonKind kind, Func<string, string?> variables)
    {
        var variable = VariableOf(kind);
        if (variables(variable) is { Length: > 0 } host)
        {
            var isKnown = host.StartsWith("unix:///", StringComparison.Ordinal) || host.StartsWith("tcp://", StringComparison.Ordinal);
            return isKnown ? [host] : throw new DrydockException(ErrorCodes.BadArgument, $"Reading {variable} '{host}' failed: only unix:///PATH and tcp://HOST:PORT can be used.", "Elsewhere, save the image and read it from standard input: docker save IMAGE | drydock scan -");
        }

        var runtime = variables("XDG_RUNTIME_DIR");
        return kind switch
        {
            DaemonKind.Docker => [Unix("/var/run/docker.sock"), .. Below(runtime, "docker.sock"), .. Below(variables("HOME"), ".docker/run/docker.sock")],
            _ => [.. Below(runtime, "podman/podman.sock"), Unix("/run/podman/podman.sock")],
        };
    }

    /// <summary>The environment variable that names the daemon.</summary>
    public static string VariableOf(DaemonKind kind) => kind == DaemonKind.Docker ? "DOCKER_HOST" : "CONTAINER_HOST";

    private static string Unix(string path) => "unix://" + path;

    private static IEnumerable<string> Below(string? folder, string path) => string.IsNullOrEmpty(folder) ? [] : [Unix(Path.Join(folder, path))];
}
