using Drydock.Cli.Commands;
using Drydock.Cli.Sources;
using Drydock.Core.Repositories;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;
using Drydock.Oci.Stores.Http;

namespace Drydock.Cli.Hardening;

/// <summary>Where packages are fetched from: web servers and folders, or a bundle.</summary>
internal sealed class Repositories : IDisposable
{
    private const string Folder = "repositories";
    private readonly FileDownloads? downloads;
    private readonly RepositoryBundle? bundle;

    /// <param name="bundleFile">Null for the repositories themselves.</param>
    public Repositories(string? bundleFile, SourceRequest request)
    {
        if (bundleFile is not null)
        {
            bundle = RepositoryBundle.Open(bundleFile, request.Limits);
            Opener = bundle;
            return;
        }

        downloads = new FileDownloads(new RegistryOptions { CaFile = request.CaFile, Variables = request.Surroundings.Environment }, request.Surroundings.Time);
        Opener = new RepositoryOpener(downloads, FolderOf(request.Surroundings), request.Limits);
    }

    public IRepositoryOpener Opener { get; }

    public void Dispose()
    {
        downloads?.Dispose();
        bundle?.Dispose();
    }

    private static string FolderOf(Surroundings surroundings) =>
        Path.Join(CacheCommand.Folder(surroundings)?.Root ?? Path.Join(Path.GetTempPath(), "drydock"), Folder);
}
