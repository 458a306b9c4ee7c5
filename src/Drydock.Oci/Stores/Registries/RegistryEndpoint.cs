using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// Finds the address of a repository's API. Registries speak https. Like Docker we let a registry on this machine speak http:
/// it is asked for https first, and gets http when no TLS answer comes.
/// </summary>
internal sealed class RegistryEndpoint(Reference reference, RegistryOptions options, RegistrySender sender, TimeProvider time)
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(3);

    /// <summary>The API of Docker Hub is not at the name that its images carry.</summary>
    private string Host => reference.Registry == Reference.DockerHub ? "registry-1.docker.io" : reference.Registry;

    /// <summary>The address below which manifests and blobs are, with a slash at its end.</summary>
    public async Task<Uri> FindAsync(CancellationToken cancel)
    {
        var secure = new Uri($"https://{Host}/v2/{reference.Repository}/");
        var isHttp = options.PlainHttp || (Loopback.Is(secure.Host) && !await SpeaksTlsAsync(cancel));
        return isHttp ? new Uri($"http://{Host}/v2/{reference.Repository}/") : secure;
    }

    private async Task<bool> SpeaksTlsAsync(CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(ProbeLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{Host}/v2/");
        try
        {
            using var response = await sender.SendOnceAsync(request, both.Token);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // A certificate that is not trusted is no reason to do without one.
            return RegistrySender.IsCertificateRefused(e);
        }
    }
}
