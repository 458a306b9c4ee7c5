using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Drydock.Tests.Stores.Registries;

/// <summary>A loopback HTTP server on bare sockets that answers as a test wants, also wrongly. One request a connection.</summary>
internal sealed class FaultServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<FaultRequest> requests = [];
    private readonly Func<FaultRequest, FaultAnswer> answer;

    public FaultServer(Func<FaultRequest, FaultAnswer> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = AcceptAsync();
    }

    public string Host => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>The same server under another name, which is another host to a client.</summary>
    public string OtherHost => Host.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public IReadOnlyList<FaultRequest> Requests => [.. requests];

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var token = stop.Token;
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(token), token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken token)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream, token) is { } request)
                {
                    requests.Enqueue(request);
                    await WriteAsync(stream, answer(request), token);
                    client.Client.Shutdown(SocketShutdown.Send);
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // The client left, as clients do in these tests.
            }
        }
    }

    private static async Task<FaultRequest?> ReadAsync(NetworkStream stream, CancellationToken token)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(head))
        {
            // A TLS hello starts with byte 22: this server speaks http alone.
            if (await stream.ReadAsync(one, token) == 0 || (head.Count == 0 && one[0] == 22))
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length) : 0];
        await stream.ReadExactlyAsync(body, token);
        var first = lines[0].Split(' ');
        return new FaultRequest(first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }

    private static bool EndsHead(List<byte> head) => head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n';

    private static async Task WriteAsync(NetworkStream stream, FaultAnswer answer, CancellationToken token)
    {
        var length = answer.ContentLength ?? answer.Body.Length;
        var head = $"HTTP/1.1 {answer.Status} Reason\r\nConnection: close\r\n{(length < 0 ? "" : $"Content-Length: {length}\r\n")}{string.Concat(answer.Headers.Select(h => $"{h.Name}: {h.Value}\r\n"))}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), token);
        do
        {
            await stream.WriteAsync(answer.Body.AsMemory(0, answer.CutAfter ?? answer.Body.Length), token);
        }
        while (answer.IsEndless);

        if (answer.Stalls)
        {
            await Task.Delay(Timeout.Infinite, token);
        }
    }
}
