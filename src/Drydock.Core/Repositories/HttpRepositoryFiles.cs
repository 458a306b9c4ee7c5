using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;

namespace Drydock.Core.Repositories;

/// <summary>
/// A repository on a web server. A file is fetched once, into a folder of files named by the digest of their address; one that is there from an earlier run is only asked after.
/// Safe for several threads; the folder is for one process at a time.
/// </summary>
public sealed class HttpRepositoryFiles : IRepositoryFiles
{
    private readonly FileDownloads downloads;
    private readonly string folder;
    private readonly Limits limits;
    private readonly Uri root;
    private readonly AuthenticationHeaderValue? authorization;
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> fetched = new(StringComparer.Ordinal);

    /// <param name="address">May hold a user and a password; they are sent to this server alone.</param>
    /// <param name="folder">Where files are kept.</param>
    public HttpRepositoryFiles(FileDownloads downloads, Uri address, string folder, Limits limits)
    {
        (this.downloads, this.folder, this.limits) = (downloads, folder, limits);
        var login = Uri.UnescapeDataString(address.UserInfo);
        authorization = login.Length == 0 ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login)));
        root = new UriBuilder(address) { UserName = "", Password = "", Path = address.AbsolutePath.TrimEnd('/') + "/" }.Uri;
    }

    public string Name => root.ToString().TrimEnd('/');

    public async ValueTask<Stream?> OpenAsync(string relativePath, CancellationToken cancel)
    {
        var path = RepositoryPath.Normalize(relativePath, Name);
        var place = PlaceOf(path);
        var fetch = fetched.GetOrAdd(path, p => new Lazy<Task<bool>>(() => FetchAsync(p, place, cancel)));
        try
        {
            return await fetch.Value ? new FileStream(place, new FileStreamOptions { BufferSize = 0, Share = FileShare.Read | FileShare.Delete }) : null;
        }
        catch (Exception e) when (e is DrydockException or OperationCanceledException or IOException)
        {
            fetched.TryRemove(path, out _);
            throw e is IOException ? new DrydockException(ErrorCodes.OutputFailed, $"Opening what was fetched from '{AddressOf(path)}' failed: {e.Message}", "Try again.", e) : e;
        }
    }

    public void Forget(string relativePath)
    {
        var path = RepositoryPath.Normalize(relativePath, Name);
        fetched.TryRemove(path, out _);
        FileDownloads.Forget(NotesOf(PlaceOf(path)));
    }

    private async Task<bool> FetchAsync(string path, string place, CancellationToken cancel)
    {
        var file = new FileDownload(AddressOf(path), place, NotesOf(place), limits.FeedFileBytes) { Authorization = authorization, MayBeMissing = true };
        return await downloads.FetchAsync(file, _ => { }, cancel) != DownloadOutcome.Missing;
    }

    /// <summary>Versions hold signs that mean something in an address: <c>+</c>, <c>~</c>, <c>%3a</c>.</summary>
    private Uri AddressOf(string path) => new(root, string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));

    private string PlaceOf(string path) => Path.Join(folder, Digest.Sha256(Encoding.UTF8.GetBytes(AddressOf(path).AbsoluteUri)).Hex);

    private static string NotesOf(string place) => place + ".note";
}
