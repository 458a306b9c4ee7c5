using System.Net;

namespace Drydock.Oci.Stores.Registries;

/// <summary>How long to wait before trying again: what the server asks for, else a pause that doubles, with jitter so that many clients spread out.</summary>
internal sealed class Backoff(RegistryOptions options, TimeProvider time)
{
    public int Retries => options.Retries;

    /// <summary>Answers that may be different soon.</summary>
    public static bool IsWorthRetrying(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>The wish of the server, in seconds or as a date, or null. <see href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after"/></summary>
    public TimeSpan? Wish(HttpResponseMessage response)
    {
        var wish = response.Headers.RetryAfter;
        var wait = wish?.Delta ?? (wish?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Waits before try number <paramref name="attempt"/> + 2; false without waiting when there is to be none.</summary>
    /// <param name="attempt">How many tries were repeated already.</param>
    /// <param name="wish">What the server asks for.</param>
    public async ValueTask<bool> WaitAsync(int attempt, TimeSpan? wish, CancellationToken cancel)
    {
        if (attempt >= options.Retries || wish > options.MaxPause)
        {
            return false;
        }

        var pause = options.FirstPause * Math.Pow(2, attempt) * (0.75 + (Random.Shared.NextDouble() / 2));
        pause = pause < options.MaxPause ? pause : options.MaxPause;
        await Task.Delay(wish ?? pause, time, cancel);
        return true;
    }
}
