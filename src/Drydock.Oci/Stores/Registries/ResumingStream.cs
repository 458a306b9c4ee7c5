using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// The body of a download that goes on where it broke off, with a Range request; a server that does not know ranges sends everything
/// again, and what was read already is skipped. It does not verify: it lies under a <see cref="VerifyingStream"/>.
/// </summary>
/// <param name="open">Asks for the content from an offset on.</param>
/// <param name="broken">Makes the error for a download that cannot go on.</param>
/// <param name="size">The bytes that are expected.</param>
/// <param name="silence">How long no byte may come.</param>
/// <param name="closed">Called once, at the end of the content or of the stream.</param>
/// <param name="cancel">Ends reads, also synchronous ones.</param>
internal sealed class ResumingStream(
    Func<long, CancellationToken, Task<HttpResponseMessage>> open,
    Func<Exception?, DrydockException> broken,
    long size,
    TimeSpan silence,
    Backoff backoff,
    Action closed,
    CancellationToken cancel) : ForwardStream
{
    /// <summary>A connection that brought this much was a good one: the tries count from the start again.</summary>
    private const long Progress = 1 << 20;

    private HttpResponseMessage? response;
    private Stream? body;
    private CancellationTokenSource? idle;
    private long position;
    private long skip;
    private long lastBreak;
    private int breaks;
    private int isClosed;

    public override long Length => size;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    /// <summary>Opens the connection, so that what is missing or forbidden shows before the first read.</summary>
    public async Task StartAsync()
    {
        response = await open(position, cancel);
        body = await response.Content.ReadAsStreamAsync(cancel);
        skip = Skipped(response);
        idle = CancellationTokenSource.CreateLinkedTokenSource(cancel);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            Exception? cause = null;
            try
            {
                if (body is null)
                {
                    await StartAsync();
                }

                var read = await ReadBodyAsync(buffer, cancellationToken);
                position += read;
                if (read > 0 || position >= size || EndIsSure)
                {
                    CloseAt(read == 0);
                    return read;
                }
            }
            catch (Exception e) when (IsBreak(e, cancellationToken))
            {
                cause = e;
            }

            await AfterBreakAsync(cause);
        }

        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override int Read(Span<byte> buffer)
    {
        var array = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length, 128 << 10));
        try
        {
            var read = Read(array, 0, Math.Min(buffer.Length, array.Length));
            array.AsSpan(0, read).CopyTo(buffer);
            return read;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Drop();
            CloseAt(end: true);
        }

        base.Dispose(disposing);
    }

    /// <summary>The server said where its answer ends, so that an early end is what it has and no broken connection.</summary>
    private bool EndIsSure => response!.Content.Headers.ContentLength is not null || response.Headers.TransferEncodingChunked == true;

    private static long? RangeStart(HttpResponseMessage response) => response.Content.Headers.ContentRange?.From;

    private long Skipped(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.PartialContent)
        {
            return position;
        }

        var start = RangeStart(answer) ?? -1;
        return start >= 0 && start <= position ? position - start : throw broken(new InvalidDataException("sent another range than the one asked for"));
    }

    private async ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var part = skip > 0 && skip < buffer.Length ? buffer[..(int)skip] : buffer;
            var read = await ReadOnceAsync(part, cancellationToken);
            if (skip == 0 || read == 0)
            {
                return read;
            }

            skip -= read;
        }
    }

    private async ValueTask<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        idle!.CancelAfter(silence);
        using var both = cancellationToken.CanBeCanceled && cancellationToken != cancel
            ? CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken)
            : null;
        var read = await body!.ReadAsync(buffer, both?.Token ?? idle.Token);
        idle.CancelAfter(Timeout.InfiniteTimeSpan);
        return read;
    }

    private bool IsBreak(Exception e, CancellationToken cancellationToken) =>
        e is IOException or HttpRequestException
        || (e is OperationCanceledException && !cancel.IsCancellationRequested && !cancellationToken.IsCancellationRequested);

    private async Task AfterBreakAsync(Exception? cause)
    {
        Drop();
        breaks = position - lastBreak >= Progress ? 0 : breaks;
        lastBreak = position;
        if (!await backoff.WaitAsync(breaks++, wish: null, cancel))
        {
            throw broken(cause is OperationCanceledException ? new TimeoutException($"no byte within {silence.TotalSeconds:0.#} s") : cause);
        }
    }

    private void Drop()
    {
        body?.Dispose();
        response?.Dispose();
        idle?.Dispose();
        (body, response, idle) = (null, null, null);
    }

    private void CloseAt(bool end)
    {
        if (end && Interlocked.Exchange(ref isClosed, 1) == 0)
        {
            closed();
        }
    }
}
