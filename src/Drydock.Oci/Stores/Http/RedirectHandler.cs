using System.Net;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Http;

/// <summary>
/// Follows redirects of reads. Credentials stay with the host they were meant for, and a secure request never becomes an open one.
/// A POST is not followed: its body holds credentials.
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4"/>
/// </summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxRedirects = 10;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        for (var hops = 0; Target(request, response) is { } target; hops++)
        {
            response.Dispose();
            if (hops == MaxRedirects)
            {
                throw Refused(request.RequestUri!, $"it redirects more than {MaxRedirects} times");
            }

            request = Follow(request, target);
            response = await base.SendAsync(request, cancellationToken);
        }

        return response;
    }

    private static Uri? Target(HttpRequestMessage request, HttpResponseMessage response)
    {
        var isRedirect = response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        var isRead = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
        return isRedirect && isRead && response.Headers.Location is { } location ? new Uri(request.RequestUri!, location) : null;
    }

    private static HttpRequestMessage Follow(HttpRequestMessage request, Uri target)
    {
        var from = request.RequestUri!;
        if (target.Scheme != Uri.UriSchemeHttps && target.Scheme != from.Scheme)
        {
            throw Refused(from, $"it redirects to '{target.Scheme}://{target.Authority}', which is not secure");
        }

        var next = new HttpRequestMessage(request.Method, target);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            next.Headers.TryAddWithoutValidation(name, values);
        }

        if (target.Scheme != from.Scheme || target.Authority != from.Authority)
        {
            next.Headers.Authorization = null;
        }

        return next;
    }

    // Paths and queries of redirects hold signatures that open the content: messages name the host alone.
    private static DrydockException Refused(Uri from, string happened) =>
        new(ErrorCodes.RegistryRefused, $"Following '{from.Scheme}://{from.Authority}' failed: {happened}.", "Ask whoever runs this server.");
}
