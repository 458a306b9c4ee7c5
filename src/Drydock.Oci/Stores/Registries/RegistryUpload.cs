using System.Net;
using System.Net.Http.Headers;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// Writes to one repository: asks for a blob before it sends it, and sends it in one piece.
/// <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#push"/>
/// </summary>
internal sealed class RegistryUpload(RegistryClient client, Reference reference)
{
    /// <summary>Bytes a second that the slowest upload must manage.</summary>
    private const int SlowestRate = 32 << 10;

    private string Repository => $"{reference.Registry}/{reference.Repository}";

    /// <returns>False when the registry had it.</returns>
    public async Task<bool> PushBlobAsync(Descriptor descriptor, Func<Stream> open, CancellationToken cancel)
    {
        var attempted = $"Pushing the blob '{descriptor.Digest}' to '{Repository}'";
        if (await HasAsync(descriptor, attempted, cancel))
        {
            return false;
        }

        var place = await BeginAsync(attempted, cancel);
        var patience = TimeSpan.FromSeconds((double)descriptor.Size / SlowestRate);
        using var response = await client.AskAsync(_ => Upload(place, descriptor, open), attempted, patience, cancel);
        await RequireAsync(response, attempted, cancel);
        return true;
    }

    public async Task PushManifestAsync(string selector, ReadOnlyMemory<byte> manifest, MediaType type, CancellationToken cancel)
    {
        var attempted = $"Pushing the manifest '{selector}' to '{Repository}'";
        using var response = await client.AskAsync(root => Manifest(new Uri(root, $"manifests/{selector}"), manifest, type), attempted, TimeSpan.Zero, cancel);
        await RequireAsync(response, attempted, cancel);
    }

    private async Task<bool> HasAsync(Descriptor descriptor, string attempted, CancellationToken cancel)
    {
        using var response = await client.AskAsync(root => new HttpRequestMessage(HttpMethod.Head, new Uri(root, $"blobs/{descriptor.Digest}")), attempted, TimeSpan.Zero, cancel);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        await RequireAsync(response, attempted, cancel);
        return true;
    }

    /// <summary>Where the registry wants the bytes.</summary>
    private async Task<Uri> BeginAsync(string attempted, CancellationToken cancel)
    {
        using var response = await client.AskAsync(root => new HttpRequestMessage(HttpMethod.Post, new Uri(root, "blobs/uploads/")), attempted, TimeSpan.Zero, cancel);
        await RequireAsync(response, attempted, cancel);
        return response.Headers.Location is { } location
            ? new Uri(response.RequestMessage!.RequestUri!, location)
            : throw new DrydockException(ErrorCodes.RegistryRefused, $"{attempted} failed: the registry does not say where to.", "The registry, or a proxy before it, is at fault.");
    }

    private static HttpRequestMessage Upload(Uri place, Descriptor descriptor, Func<Stream> open)
    {
        var query = $"{place.Query.TrimStart('?')}&digest={Uri.EscapeDataString(descriptor.Digest.ToString())}".TrimStart('&');
        var content = new StreamContent(open());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentLength = descriptor.Size;
        return new HttpRequestMessage(HttpMethod.Put, new UriBuilder(place) { Query = query }.Uri) { Content = content };
    }

    private static HttpRequestMessage Manifest(Uri place, ReadOnlyMemory<byte> manifest, MediaType type)
    {
        var content = new ReadOnlyMemoryContent(manifest);
        content.Headers.ContentType = new MediaTypeHeaderValue(type.Value);
        return new HttpRequestMessage(HttpMethod.Put, place) { Content = content };
    }

    private async Task RequireAsync(HttpResponseMessage response, string attempted, CancellationToken cancel)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw await client.RefusedAsync(response, attempted, ErrorCodes.RegistryRefused, isPush: true, cancel);
        }
    }
}
