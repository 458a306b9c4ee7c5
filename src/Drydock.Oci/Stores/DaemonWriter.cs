using System.Net;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Daemons;

namespace Drydock.Oci.Stores;

/// <summary>
/// Gives an image to a Docker or Podman daemon on this machine: it is written as an archive, which the daemon then loads.
/// <see href="https://docs.docker.com/reference/api/engine/version/v1.47/#tag/Image/operation/ImageLoad"/>
/// </summary>
public sealed class DaemonWriter : IStagedStore
{
    private readonly DaemonKind kind;
    private readonly string tag;
    private readonly Func<string, string?> variables;
    private readonly string path = Path.Join(Path.GetTempPath(), "drydock-" + Path.GetRandomFileName());
    private readonly DockerArchiveWriter archive;

    /// <param name="tag">What the image is called there: <c>NAME:TAG</c>.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/>, <see cref="ErrorCodes.OutputFailed"/></exception>
    public DaemonWriter(DaemonKind kind, string tag, Func<string, string?> variables)
    {
        if (!Reference.TryParse(tag, out _))
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading the image name '{tag}' failed.", "Write it as the daemon lists it: NAME[:TAG].");
        }

        (this.kind, this.variables) = (kind, variables);
        this.tag = tag.AsSpan()[(tag.LastIndexOf('/') + 1)..].Contains(':') ? tag : tag + ":latest";
        archive = DockerArchiveWriter.Create(path, this.tag);
    }

    public string Name => $"{kind} daemon: {tag}";

    public ValueTask<bool> PushBlobAsync(Descriptor descriptor, Func<Stream> open, CancellationToken cancel) => archive.PushBlobAsync(descriptor, open, cancel);

    public ValueTask<Descriptor> PushManifestAsync(string? name, ReadOnlyMemory<byte> manifest, MediaType type, string? artifactType, CancellationToken cancel) =>
        archive.PushManifestAsync(name, manifest, type, artifactType, cancel);

    public async ValueTask CompleteAsync(CancellationToken cancel)
    {
        await archive.CompleteAsync(cancel);
        var failures = new List<string>();
        foreach (var address in DaemonAddresses.Of(kind, variables))
        {
            if (address.StartsWith("unix://", StringComparison.Ordinal) && !File.Exists(address["unix://".Length..]))
            {
                failures.Add($"{address} (no such socket)");
                continue;
            }

            try
            {
                await LoadAsync(address, cancel);
                return;
            }
            catch (HttpRequestException e)
            {
                failures.Add($"{address} ({e.InnerException?.Message ?? e.Message})");
            }
        }

        throw new DrydockException(ErrorCodes.Network, $"Giving '{tag}' to the {kind} daemon failed: nothing answers at {string.Join(", ", failures)}.", "Start it, or write docker-archive:FILE and load that.");
    }

    public async ValueTask DisposeAsync()
    {
        await archive.DisposeAsync();
        File.Delete(path);
    }

    private async ValueTask LoadAsync(string address, CancellationToken cancel)
    {
        using var client = DaemonConnection.Open(kind, address, variables, out var root);
        await using var file = File.OpenRead(path);
        using var content = new StreamContent(file);
        content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-tar");
        using var response = await client.PostAsync(new Uri(root, "images/load?quiet=1"), content, cancel);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new DrydockException(ErrorCodes.RegistryRefused, $"Giving '{tag}' to the {kind} daemon at {address} failed: {(int)response.StatusCode}, {await DaemonConnection.MessageOfAsync(response, cancel)}.", "The daemon's log may say more.");
        }

        // An error after the headers comes in the stream of messages.
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var said = System.Text.Encoding.UTF8.GetString(await BoundedReader.ReadAsync(body, 1 << 20, "the daemon's answer", cancel));
        if (said.Contains("\"errorDetail\"", StringComparison.Ordinal))
        {
            throw new DrydockException(ErrorCodes.RegistryRefused, $"Giving '{tag}' to the {kind} daemon at {address} failed: {said.Trim()}", "The daemon's log may say more.");
        }
    }
}
