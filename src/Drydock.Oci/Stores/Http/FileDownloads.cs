using System.Net;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Registries;

namespace Drydock.Oci.Stores.Http;

/// <summary>
/// Fetches files of web servers: not again what has not changed, on from where a connection broke (also in an earlier process), and into its place only once whole.
/// Safe for several threads.
/// </summary>
public sealed class FileDownloads : IDisposable
{
    /// <summary>A connection that brought this much was a good one: the tries count from the start again.</summary>
    private const long Progress = 1 << 20;
    private const int BufferBytes = 128 << 10;
    private readonly HttpClient http;
    private readonly Backoff backoff;
    private readonly RegistrySender sender;
    private readonly TimeSpan silence;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/>: the CA file or a proxy variable cannot be used.</exception>
    public FileDownloads(RegistryOptions options, TimeProvider time)
    {
        http = HttpClients.Create(new HttpSettings { CaFile = options.CaFile, Variables = options.Variables });
        backoff = new Backoff(options, time);
        sender = new RegistrySender(http, options, backoff, time);
        silence = options.SilenceLimit;
    }

    /// <summary>Lets the next download fetch a file whatever the server says of it: what came is no good.</summary>
    /// <param name="notes">See <see cref="FileDownload.Notes"/>.</param>
    public static void Forget(string notes) => DownloadDraft.Forget(notes);

    /// <param name="received">Told how many bytes came.</param>
    /// <exception cref="DrydockException">The server cannot be reached, refuses, or sends too much; or there is no room.</exception>
    public async Task<DownloadOutcome> FetchAsync(FileDownload file, Action<long> received, CancellationToken cancel)
    {
        var attempted = $"Fetching '{file.Address}'";
        var draft = new DownloadDraft(file);
        for (var breaks = 0; ;)
        {
            var before = draft.Length;
            Exception cause = new InvalidDataException("sent another part than the one asked for");
            try
            {
                using var response = await sender.SendAsync(draft.Request, attempted, cancel);
                if (response.StatusCode == HttpStatusCode.NotModified && draft.HasOld)
                {
                    draft.Drop();
                    return DownloadOutcome.Unchanged;
                }

                if (file.MayBeMissing && (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone))
                {
                    draft.Drop();
                    return DownloadOutcome.Missing;
                }

                if (draft.TryAccept(response))
                {
                    await ReadAsync(response, draft, file, received, cancel);
                    draft.Publish();
                    return DownloadOutcome.Fetched;
                }

                if (before == 0 || response.StatusCode is not (HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable))
                {
                    throw Refused(response.StatusCode, attempted);
                }
            }
            catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                cause = e is OperationCanceledException ? new TimeoutException($"no byte within {silence.TotalSeconds:0.#} s") : e;
            }

            breaks = draft.Length - before >= Progress ? 0 : breaks;
            if (!await backoff.WaitAsync(breaks++, wish: null, cancel))
            {
                throw RegistryErrors.Unreachable(cause, file.Address, attempted);
            }
        }
    }

    public void Dispose() => http.Dispose();

    private async Task ReadAsync(HttpResponseMessage response, DownloadDraft draft, FileDownload file, Action<long> received, CancellationToken cancel)
    {
        if (draft.Whole > file.MostBytes)
        {
            throw TooLarge(draft, file);
        }

        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        await using var stream = draft.Open();
        var buffer = new byte[BufferBytes];
        while (true)
        {
            idle.CancelAfter(silence);
            var read = await body.ReadAsync(buffer, idle.Token);
            if (read == 0)
            {
                break;
            }

            if (draft.Length + read > Math.Min(file.MostBytes, draft.Whole ?? long.MaxValue))
            {
                throw TooLarge(draft, file);
            }

            draft.Append(stream, buffer.AsSpan(0, read));
            received(read);
        }

        if (draft.Whole is { } whole && draft.Length < whole)
        {
            throw new EndOfStreamException();
        }
    }

    private static DrydockException TooLarge(DownloadDraft draft, FileDownload file)
    {
        var whole = draft.Whole;
        draft.Drop();
        return new DrydockException(ErrorCodes.LimitExceeded, $"Fetching '{file.Address}' failed: it is larger than {(whole < file.MostBytes ? $"the {whole} bytes announced" : $"the limit of {file.MostBytes} bytes")}.", "This is not the file that was meant, or its server is at fault.");
    }

    private static DrydockException Refused(HttpStatusCode status, string attempted) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        ? new(ErrorCodes.Unauthorized, $"{attempted} failed: the server answered {(int)status}.", "Check the address, and the user and password in it.")
        : new(ErrorCodes.RegistryRefused, $"{attempted} failed: the server answered {(int)status}.", status == HttpStatusCode.NotFound ? "It is not, or no longer, at this address." : "Try again later.");
}
