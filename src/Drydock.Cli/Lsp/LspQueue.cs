using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;

namespace Drydock.Cli.Lsp;

/// <summary>Reads ahead, so that a request which the editor takes back while others are answered is never begun.</summary>
internal sealed class LspQueue(Stream stream, int limit)
{
    private const int Waiting = 64;

    private readonly Channel<RpcMessage> messages = Channel.CreateBounded<RpcMessage>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
    private readonly ConcurrentDictionary<string, bool> cancelled = new(StringComparer.Ordinal);

    /// <summary>Reads until the stream ends, is broken, or the editor says <c>exit</c>.</summary>
    public async Task FillAsync(CancellationToken cancel)
    {
        try
        {
            var frames = new FrameReader(stream, limit);
            var isOpen = true;
            while (isOpen && await frames.ReadAsync(cancel) is { Kind: not FrameKind.End } frame)
            {
                var message = frame.Kind switch
                {
                    FrameKind.Message => RpcMessage.Parse(frame.Body),
                    FrameKind.TooLarge => RpcMessage.Faulty(RpcCodes.InvalidRequest),
                    _ => RpcMessage.Faulty(RpcCodes.ParseError),
                };
                isOpen = frame.Kind != FrameKind.Broken && message is not { Method: "exit", Id: null };
                if (!Cancels(message))
                {
                    await messages.Writer.WriteAsync(message, cancel);
                }
            }
        }
        finally
        {
            messages.Writer.Complete();
        }
    }

    public IAsyncEnumerable<RpcMessage> ReadAsync(CancellationToken cancel) => messages.Reader.ReadAllAsync(cancel);

    /// <summary>Nothing waits: there is time to look at what has changed.</summary>
    public bool IsEmpty => messages.Reader.Count == 0;

    /// <summary>Whether the editor has taken a request back. To be asked once, before it is begun.</summary>
    public bool Takes(RpcMessage request) => !(cancelled.TryRemove(request.Id!, out var isCancelled) && isCancelled);

    private bool Cancels(RpcMessage message)
    {
        if (message.IsRequest)
        {
            cancelled[message.Id!] = false;
        }

        if (message is not { Method: "$/cancelRequest", Id: null })
        {
            return false;
        }

        if (message.Params.Find("id") is { ValueKind: JsonValueKind.Number or JsonValueKind.String } id)
        {
            cancelled.TryUpdate(id.GetRawText(), newValue: true, comparisonValue: false);
        }

        return true;
    }
}
