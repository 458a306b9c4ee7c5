using Drydock.Oci.Content;

namespace Drydock.Core.Repositories;

/// <summary>A repository in a folder of this machine.</summary>
/// <remarks>Links in it are followed: mirrors are made of them, and what they lead to counts only when its digest is the one that was signed.</remarks>
public sealed class FolderRepositoryFiles(string folder) : IRepositoryFiles
{
    public string Name => folder;

    public ValueTask<Stream?> OpenAsync(string relativePath, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var path = Path.Join(folder, RepositoryPath.Normalize(relativePath, Name));
        try
        {
            return new(File.Exists(path) ? new FileStream(path, new FileStreamOptions { BufferSize = 0, Share = FileShare.ReadWrite | FileShare.Delete }) : null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new((Stream?)null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Opening '{path}' failed: {e.Message}", "Check the permissions of the repository's folder.", e);
        }
    }

    /// <summary>It lies where it lies.</summary>
    public void Forget(string relativePath)
    {
    }
}
