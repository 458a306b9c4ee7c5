using System.Net;
using System.Net.Http.Headers;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Registries;

/// <summary>Talks to the API of one repository, logging in when asked to.</summary>
internal sealed class RegistryClient : IDisposable
{
    private readonly HttpClient http;
    private readonly RegistrySender sender;
    private readonly RegistryErrors errors;
    private readonly RegistryLogin login;
    private readonly RegistryEndpoint endpoint;
    private readonly SemaphoreSlim gate = new(1);
    private Uri? root;

    public RegistryClient(HttpClient http, Reference reference, RegistryOptions options, Backoff backoff, TimeProvider time)
    {
        this.http = http;
        var redactor = new Redactor();
        errors = new RegistryErrors(reference, backoff, redactor);
        sender = new RegistrySender(http, options, backoff, time);
        login = new RegistryLogin(reference, new CredentialSources(options, time), new TokenClient(reference, sender, errors, redactor), redactor);
        endpoint = new RegistryEndpoint(reference, options, sender, time);
    }

    /// <summary>The headers of a successful answer; its body is still to be read.</summary>
    /// <param name="path">Below the repository, for example <c>manifests/latest</c>.</param>
    /// <param name="prepare">Adds headers to the request.</param>
    /// <param name="attempted">The start of an error message.</param>
    /// <param name="missing">The code of the error when the answer is 404.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DrydockException">There is no successful answer.</exception>
    public async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestHeaders> prepare, string attempted, ErrorCode missing, CancellationToken cancel)
    {
        var response = await AskAsync(root => Request(new Uri(root, path), prepare), attempted, TimeSpan.Zero, cancel);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await RefusedAsync(response, attempted, missing, isPush: false, cancel);
        }
    }

    /// <summary>The headers of any answer, after logging in where the registry wants it.</summary>
    /// <param name="make">Makes the request anew for each try, from the address of the repository.</param>
    /// <param name="attempted">The start of an error message.</param>
    /// <param name="patience">Waits so much longer for the answer: what is sent may be large.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<HttpResponseMessage> AskAsync(Func<Uri, HttpRequestMessage> make, string attempted, TimeSpan patience, CancellationToken cancel)
    {
        var root = await RootAsync(cancel);
        var (response, sent) = await SendAsync();
        if (response.StatusCode != HttpStatusCode.Unauthorized || !await login.AnswerAsync(response, sent, cancel))
        {
            return response;
        }

        response.Dispose();
        (response, _) = await SendAsync();
        return response;

        async Task<(HttpResponseMessage Response, AuthenticationHeaderValue? Sent)> SendAsync()
        {
            var header = login.Header;
            var answer = await sender.SendAsync(() => Authorized(make(root), header, root), attempted, cancel, patience);
            return (answer, header);
        }
    }

    /// <summary>The error for an answer that is not a success; the answer stays the caller's.</summary>
    public ValueTask<DrydockException> RefusedAsync(HttpResponseMessage response, string attempted, ErrorCode missing, bool isPush, CancellationToken cancel) =>
        errors.ReadAsync(response, attempted, missing, login.State, isPush, cancel);

    /// <summary>The error for a body that broke off too often.</summary>
    public DrydockException Broken(Exception? cause, string attempted, Uri? uri) =>
        RegistryErrors.Unreachable(cause ?? new EndOfStreamException(), uri ?? root!, attempted);

    public void Dispose()
    {
        gate.Dispose();
        login.Dispose();
        http.Dispose();
    }

    private static HttpRequestMessage Request(Uri uri, Action<HttpRequestHeaders> prepare)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri);

        // Blobs are named by their stored bytes: nobody between may pack them once more.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        prepare(request.Headers);
        return request;
    }

    /// <summary>A registry may want uploads at another host; credentials are for its own.</summary>
    private static HttpRequestMessage Authorized(HttpRequestMessage request, AuthenticationHeaderValue? header, Uri root)
    {
        request.Headers.Authorization = request.RequestUri!.Scheme == root.Scheme && request.RequestUri.Authority == root.Authority ? header : null;
        return request;
    }

    private async Task<Uri> RootAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            return root ??= await endpoint.FindAsync(cancel);
        }
        finally
        {
            gate.Release();
        }
    }
}
