using System.Net.Http.Headers;

namespace Drydock.Oci.Stores.Http;

/// <summary>A file of a web server, and where it goes.</summary>
/// <param name="Address">Without user and password: messages show it.</param>
/// <param name="SaveTo">The file that is replaced, whole, once everything has come.</param>
/// <param name="Notes">The start of the names of files in which the download keeps what it needs to go on later: not beside the file, which others list.</param>
/// <param name="MostBytes">A larger file is refused.</param>
public sealed record FileDownload(Uri Address, string SaveTo, string Notes, long MostBytes)
{
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>That the server has no such file is an answer, and no error.</summary>
    public bool MayBeMissing { get; init; }
}
