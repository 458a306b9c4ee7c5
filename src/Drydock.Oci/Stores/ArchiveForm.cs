namespace Drydock.Oci.Stores;

/// <summary>Which form of archive is expected.</summary>
public enum ArchiveForm
{
    Any,
    Docker,
    Oci,
}
