namespace Drydock.Oci.Layers;

/// <summary>How bytes are compressed, by their first ones.</summary>
internal enum Compression
{
    None,
    Gzip,
    Zstd,
    Bzip2,
    Xz,
}
