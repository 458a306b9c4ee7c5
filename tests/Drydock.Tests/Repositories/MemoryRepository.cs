using Drydock.Core.Repositories;

namespace Drydock.Tests.Repositories;

/// <summary>A repository whose files are in memory.</summary>
internal sealed class MemoryRepository : IRepositoryFiles
{
    public string Name => "memory";

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public List<string> Forgotten { get; } = [];

    public ValueTask<Stream?> OpenAsync(string relativePath, CancellationToken cancel) => new(Files.TryGetValue(relativePath, out var file) ? new MemoryStream(file) : null);

    public void Forget(string relativePath) => Forgotten.Add(relativePath);
}
