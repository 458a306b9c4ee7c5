namespace Drydock.Oci.Content;

/// <summary>What a stranger's image may cost us. One record, passed down; every value is an option of the command line.</summary>
public sealed record Limits
{
    public static readonly Limits Default = new();

    /// <summary>Bytes of a manifest, index or config.</summary>
    public long ManifestBytes { get; init; } = 8L << 20;

    /// <summary>Bytes of one file that is read for its content; a larger one that an analyzer wants is a gap.</summary>
    public long FileBytes { get; init; } = 1L << 30;

    /// <summary>Uncompressed bytes of all layers together.</summary>
    public long TotalBytes { get; init; } = 64L << 30;

    /// <summary>Tar entries of one layer.</summary>
    public int Entries { get; init; } = 5_000_000;

    /// <summary>Uncompressed bytes for each compressed byte of a layer, counted once <see cref="RatioFloor"/> bytes have come out.</summary>
    public int CompressionRatio { get; init; } = 250;

    /// <summary>Uncompressed bytes of a layer before <see cref="CompressionRatio"/> counts.</summary>
    public long RatioFloor { get; init; } = 64L << 20;

    /// <summary>Archives inside archives (a JAR in a WAR in an EAR).</summary>
    public int Nesting { get; init; } = 4;

    /// <summary>Uncompressed bytes read from the archives inside one file.</summary>
    public long NestedBytes { get; init; } = 2L << 30;

    /// <summary>Uncompressed bytes of compressed archives inside one file that are held in memory at once: an archive is read by jumping about in it.</summary>
    public long NestedFileBytes { get; init; } = 128L << 20;

    /// <summary>Bytes of one path.</summary>
    public int PathBytes { get; init; } = 4096;

    /// <summary>Layers of one image.</summary>
    public int Layers { get; init; } = 1024;

    /// <summary>Images and indexes below one argument.</summary>
    public int Manifests { get; init; } = 256;

    /// <summary>Bytes of one file of a feed that is fetched.</summary>
    public long FeedFileBytes { get; init; } = 4L << 30;

    /// <summary>Bytes of one document of a feed.</summary>
    public long FeedDocumentBytes { get; init; } = 1L << 30;

    /// <summary>Documents in one file of a feed.</summary>
    public int FeedDocuments { get; init; } = 2_000_000;

    /// <summary>Bytes of the control files of one package, or of one key or signature of a repository.</summary>
    public long PackageControlBytes { get; init; } = 64L << 20;
}
