using Drydock.Core.Repositories;

namespace Drydock.Tests.Repositories;

/// <summary>Opens folders, and nothing else.</summary>
internal sealed class FolderOpener : IRepositoryOpener
{
    public IRepositoryFiles Open(string address) => new FolderRepositoryFiles(address);
}
