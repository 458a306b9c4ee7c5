using Drydock.Oci.Stores;

namespace Drydock.Core.Repositories;

/// <summary>One repository in a bundle.</summary>
internal sealed class BundledFiles(ArchiveFile archive, string repository) : IRepositoryFiles
{
    public string Name => $"{repository} in {archive.Name}";

    public ValueTask<Stream?> OpenAsync(string relativePath, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var member = RepositoryBundle.MemberOf(repository, RepositoryPath.Normalize(relativePath, Name));
        return new(archive.SizeOf(member) is null ? null : archive.OpenMember(member));
    }

    /// <summary>It lies where it lies.</summary>
    public void Forget(string relativePath)
    {
    }
}
