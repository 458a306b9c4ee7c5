using System.Collections.Concurrent;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;

namespace Drydock.Core.Repositories;

/// <summary>Opens repositories where they are: on web servers and in folders.</summary>
/// <param name="folder">Where files of web servers are kept; another run with the same folder fetches less.</param>
public sealed class RepositoryOpener(FileDownloads downloads, string folder, Limits limits) : IRepositoryOpener
{
    private readonly ConcurrentDictionary<string, IRepositoryFiles> opened = new(StringComparer.Ordinal);

    public IRepositoryFiles Open(string address) => opened.GetOrAdd(address.TrimEnd('/'), Make);

    private IRepositoryFiles Make(string address)
    {
        if (address.StartsWith("http:", StringComparison.Ordinal) || address.StartsWith("https:", StringComparison.Ordinal))
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.Query.Length + uri.Fragment.Length == 0
                ? new HttpRepositoryFiles(downloads, uri, folder, limits)
                : throw Unknown("it is no http or https address without a query");
        }

        // apt writes file:/srv/mirror as well as file:///srv/mirror.
        var path = address.StartsWith("file:", StringComparison.Ordinal) ? "/" + Uri.UnescapeDataString(address["file:".Length..]).TrimStart('/') : address;
        return address.IndexOf(':', StringComparison.Ordinal) is var colon && colon > 0 && !address.StartsWith("file:", StringComparison.Ordinal) && address.AsSpan(0, colon).IndexOfAny("/.") < 0
            ? throw Unknown($"repositories are not read through '{address[..colon]}'")
            : Directory.Exists(path) ? new FolderRepositoryFiles(path)
            : throw new DrydockException(ErrorCodes.SourceNotFound, $"Opening the repository '{path}' failed: there is no such folder.", "Check the path.");
    }

    // The address may hold a password: the message does without it.
    private static DrydockException Unknown(string happened) =>
        new(ErrorCodes.BadArgument, $"Opening a repository failed: {happened}.", "Name an http or https address or a folder: a mirror of the repository will do (--repo).");
}
