using System.Net;
using System.Text.Json;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Daemons;
using Drydock.Oci.Stores.Http;

namespace Drydock.Oci.Stores;

/// <summary>
/// An image of a Docker or Podman daemon on this machine: the daemon saves it, and it is read as the archive that this makes.
/// <see href="https://docs.docker.com/reference/api/engine/version/v1.47/#tag/Image/operation/ImageGet"/>
/// </summary>
/// <param name="image">A name or an ID, as the daemon knows it.</param>
/// <param name="variables">The environment: DOCKER_HOST or CONTAINER_HOST, and the folders of the usual sockets.</param>
public sealed class DaemonStore(DaemonKind kind, string image, Func<string, string?> variables, Limits limits) : IContentStore, ILocalStore
{
    private IContentStore? archive;

    public string Name => $"{kind} daemon: {image}";

    public async ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel)
    {
        if (image.Length == 0 || image.AsSpan().ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-:/@"))
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading the image name '{image}' failed.", "Write it as the daemon lists it: NAME[:TAG], NAME@DIGEST or an ID.");
        }

        archive ??= await SaveAsync(cancel);
        return await archive.ResolveAsync(name, cancel);
    }

    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel) => archive!.OpenAsync(descriptor, cancel);

    public long? SizeOf(Descriptor descriptor) => (archive as ILocalStore)?.SizeOf(descriptor);

    public ValueTask DisposeAsync() => archive?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<IContentStore> SaveAsync(CancellationToken cancel)
    {
        var failures = new List<string>();
        foreach (var address in DaemonAddresses.Of(kind, variables))
        {
            if (address.StartsWith("unix://", StringComparison.Ordinal) && !File.Exists(address["unix://".Length..]))
            {
                failures.Add($"{address} (no such socket)");
                continue;
            }

            using var client = DaemonConnection.Open(kind, address, variables, out var root);
            HttpResponseMessage known;
            try
            {
                known = await client.GetAsync(new Uri(root, $"images/{image}/json"), cancel);
            }
            catch (HttpRequestException e)
            {
                failures.Add($"{address} ({e.InnerException?.Message ?? e.Message})");
                continue;
            }

            using (known)
            {
                await CheckAsync(known, address, cancel);
            }

            return await FetchAsync(client, root, address, cancel);
        }

        throw new DrydockException(ErrorCodes.Network, $"Asking the {kind} daemon for '{image}' failed: nothing answers at {string.Join(", ", failures)}.", StartHint());
    }

    private async ValueTask<IContentStore> FetchAsync(HttpClient client, Uri root, string address, CancellationToken cancel)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(root, $"images/{image}/get"), HttpCompletionOption.ResponseHeadersRead, cancel);
            await CheckAsync(response, address, cancel);

            // The copy reads without a token: closing the connection is what ends it.
            await using var canceled = cancel.Register(response.Dispose);
            return ArchiveStore.Open(Name, await response.Content.ReadAsStreamAsync(cancel), limits);
        }
        catch (Exception e) when (e is not OperationCanceledException && cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException("Saving the image was canceled.", e, cancel);
        }
        catch (HttpRequestException e)
        {
            throw new DrydockException(ErrorCodes.Network, $"Saving the image '{image}' from the {kind} daemon at {address} failed: {e.Message}", "Try again; the daemon's log may say more.", e);
        }
    }

    private async ValueTask CheckAsync(HttpResponseMessage response, string address, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var message = await DaemonConnection.MessageOfAsync(response, cancel);
        throw response.StatusCode switch
        {
            HttpStatusCode.NotFound => new DrydockException(ErrorCodes.SourceNotFound, $"Looking for the image '{image}' at the {kind} daemon at {address} failed: {message}.", $"See '{Program} images'; pull it first, or read it from its registry: registry:{image}"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new DrydockException(ErrorCodes.Unauthorized, $"Asking the {kind} daemon at {address} for '{image}' failed: {message}."),
            _ => new DrydockException(ErrorCodes.RegistryRefused, $"Asking the {kind} daemon at {address} for '{image}' failed: {(int)response.StatusCode}, {message}.", "The daemon's log may say more."),
        };
    }

    private string Program => kind == DaemonKind.Docker ? "docker" : "podman";

    private string StartHint() => kind == DaemonKind.Docker
        ? "Start it (systemctl start docker), name it with DOCKER_HOST, or save the image: docker save IMAGE | drydock scan -"
        : $"Start it (systemctl --user start podman.socket, or podman system service), name it with CONTAINER_HOST, or read the storage itself: containers-storage:{image}";
}
