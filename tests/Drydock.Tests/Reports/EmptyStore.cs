using Drydock.Oci.Content;

namespace Drydock.Tests.Reports;

/// <summary>A store nothing is read from: reports are told from what has been read already.</summary>
internal sealed class EmptyStore : IContentStore
{
    public string Name => "nothing";

    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<Descriptor>>([]);

    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
