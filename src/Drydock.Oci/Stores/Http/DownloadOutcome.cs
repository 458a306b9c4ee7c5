namespace Drydock.Oci.Stores.Http;

/// <summary>What came of a download.</summary>
public enum DownloadOutcome
{
    /// <summary>The file is another one now.</summary>
    Fetched,

    /// <summary>The server has the same file still.</summary>
    Unchanged,

    /// <summary>The server has no such file, as was foreseen: see <see cref="FileDownload.MayBeMissing"/>.</summary>
    Missing,
}
