using System.Net;
using System.Net.Http.Headers;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// Asks a repository what is attached to a manifest: its list of referrers, else the tags that stand for it, and cosign's tags.
/// <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#listing-referrers"/>
/// </summary>
/// <param name="resolve">The manifests behind a tag.</param>
internal sealed class RegistryReferrers(RegistryClient client, string name, Limits limits, Func<string, CancellationToken, ValueTask<IReadOnlyList<Descriptor>>> resolve)
{
    /// <summary>The first page of the list: a registry's page has room for hundreds.</summary>
    public async ValueTask<IReadOnlyList<Descriptor>> FindAsync(Digest subject, CancellationToken cancel)
    {
        var found = new List<Descriptor>(await ListAsync($"referrers/{subject}", cancel) ?? await ListAsync($"manifests/{ReferrerTags.OfAll(subject)}", cancel) ?? []);
        foreach (var tag in ReferrerTags.OfCosign(subject))
        {
            found.AddRange(await TaggedAsync(tag, cancel));
        }

        return found;
    }

    /// <summary>Null when the registry has no such list.</summary>
    private async Task<IEnumerable<Descriptor>?> ListAsync(string path, CancellationToken cancel)
    {
        var attempted = $"Reading '{path}' of '{name}'";
        using var response = await client.AskAsync(root => Request(new Uri(root, path)), attempted, TimeSpan.Zero, cancel);
        if (response.IsSuccessStatusCode)
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            return ImageDocuments.ReadIndex(await BoundedReader.ReadAsync(body, limits.ManifestBytes, $"the referrers in '{name}'", cancel), $"the referrers in '{name}'").Manifests;
        }

        // A registry older than the list says 404, others what they say to any address they do not know.
        return response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotAcceptable or HttpStatusCode.NotImplemented
            ? null
            : throw await client.RefusedAsync(response, attempted, ErrorCodes.SourceNotFound, isPush: false, cancel);
    }

    private async Task<IEnumerable<Descriptor>> TaggedAsync(string tag, CancellationToken cancel)
    {
        try
        {
            return await resolve(tag, cancel);
        }
        catch (DrydockException e) when (e.Code == ErrorCodes.SourceNotFound)
        {
            return [];
        }
    }

    private static HttpRequestMessage Request(Uri uri)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType.OciIndex.Value));
        return request;
    }
}
