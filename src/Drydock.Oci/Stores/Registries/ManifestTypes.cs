using System.Net.Http.Headers;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Registries;

/// <summary>The media types of manifests, as asked for and as answered.</summary>
internal static class ManifestTypes
{
    private const string Schema1 = "application/vnd.docker.distribution.manifest.v1+";

    /// <summary>Asks for every form that we read: a registry then sends what was pushed, and converts nothing.</summary>
    public static void Accept(HttpRequestHeaders headers)
    {
        foreach (var type in new[] { MediaType.OciIndex, MediaType.OciManifest, MediaType.DockerIndex, MediaType.DockerManifest })
        {
            headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type.Value));
        }
    }

    /// <summary>The form of an answer; empty when the server does not name a form we know, and the document decides.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/>: it is the retired first form.</exception>
    public static string Of(HttpResponseMessage response, string attempted)
    {
        var text = response.Content.Headers.ContentType?.MediaType ?? "";
        if (text.StartsWith(Schema1, StringComparison.OrdinalIgnoreCase))
        {
            throw new DrydockException(ErrorCodes.Malformed, $"{attempted} failed: it has the schema 1 form, which was retired in 2017 and cannot be verified.", "Pull the image and push it again with a current client.");
        }

        var type = new MediaType(text);
        return type.IsIndex || type.IsManifest ? text : "";
    }
}
