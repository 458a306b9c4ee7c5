namespace Drydock.Oci.Stores.Daemons;

/// <summary>Whose daemon is asked. Both answer to Docker's API.</summary>
public enum DaemonKind
{
    Docker,
    Podman,
}
