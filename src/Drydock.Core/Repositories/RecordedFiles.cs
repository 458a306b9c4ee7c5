using System.Collections.Concurrent;

namespace Drydock.Core.Repositories;

/// <summary>A repository of which every file that is there and asked for is noted.</summary>
internal sealed class RecordedFiles(IRepositoryFiles inner, string repository, ConcurrentDictionary<(string Repository, string Path), IRepositoryFiles> opened) : IRepositoryFiles
{
    public string Name => inner.Name;

    public async ValueTask<Stream?> OpenAsync(string relativePath, CancellationToken cancel)
    {
        var file = await inner.OpenAsync(relativePath, cancel);
        if (file is not null)
        {
            opened[(repository.TrimEnd('/'), RepositoryPath.Normalize(relativePath, Name))] = inner;
        }

        return file;
    }

    public void Forget(string relativePath) => inner.Forget(relativePath);
}
