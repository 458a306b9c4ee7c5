using System.Net.Http.Headers;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// The <c>Authorization</c> of one repository: none at first, then what a 401 asks for, kept until the next 401 (a token that ran out).
/// Requests in parallel share it, and log in once.
/// </summary>
internal sealed class RegistryLogin(Reference reference, CredentialSources sources, TokenClient tokens, Redactor redactor) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private bool searched;
    private Credential? credential;

    /// <summary>What to send now.</summary>
    public AuthenticationHeaderValue? Header { get; private set; }

    public LoginState State => new(credential, searched ? string.Join(", ", sources.Files.Select(f => $"'{f}'")) : "");

    /// <summary>Reacts to a 401. True when <see cref="Header"/> is now another, and worth a try.</summary>
    /// <param name="response">The 401 answer.</param>
    /// <param name="sent">The header that was refused.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DrydockException">Logging in failed.</exception>
    public async Task<bool> AnswerAsync(HttpResponseMessage response, AuthenticationHeaderValue? sent, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (!ReferenceEquals(sent, Header))
            {
                return true;
            }

            var challenges = AuthChallenge.Parse(response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var values) ? values : []);
            if (!searched)
            {
                credential = await sources.FindAsync(reference, cancel);
                redactor.Add(credential);
                searched = true;
            }

            var secure = response.RequestMessage?.RequestUri?.Scheme == Uri.UriSchemeHttps;
            var next = await NextAsync(challenges, secure, cancel);
            var isNew = next is not null && !next.Equals(sent);
            Header = isNew ? next : Header;
            return isNew;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<AuthenticationHeaderValue?> NextAsync(IReadOnlyList<AuthChallenge> challenges, bool secure, CancellationToken cancel)
    {
        if (challenges.FirstOrDefault(c => c.IsBearer) is { } bearer)
        {
            return new AuthenticationHeaderValue("Bearer", credential?.RegistryToken ?? await tokens.GetAsync(bearer, secure, credential, State, cancel));
        }

        return credential?.Basic is { } basic && challenges.Any(c => c.IsBasic) ? new AuthenticationHeaderValue("Basic", basic) : null;
    }
}
