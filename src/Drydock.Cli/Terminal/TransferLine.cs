using Drydock.Core.Reports;

namespace Drydock.Cli.Terminal;

/// <summary>One line on the terminal that says how far a transfer is; gone when it is done.</summary>
internal sealed class TransferLine : IDisposable
{
    private readonly TextWriter to;
    private readonly string noun;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private int total;
    private long bytes;
    private int done;
    private bool isShown;

    /// <param name="noun">What is counted, in the plural.</param>
    public TransferLine(TextWriter to, string noun, TimeProvider time)
    {
        this.to = to;
        this.noun = noun;
        timer = time.CreateTimer(_ => Draw(), null, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(100));
    }

    public static TransferLine Start(Surroundings surroundings, bool isQuiet, string noun) =>
        new(!isQuiet && surroundings.IsErrorTerminal ? surroundings.Error : TextWriter.Null, noun, surroundings.Time);

    /// <summary>How many there will be.</summary>
    public void Expect(int count) => Interlocked.Exchange(ref total, count);

    public void Receive(long count) => Interlocked.Add(ref bytes, count);

    public void Finish() => Interlocked.Increment(ref done);

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            if (isShown)
            {
                to.Write("\r\e[K");
                to.Flush();
            }

            isShown = false;
        }
    }

    private void Draw()
    {
        lock (gate)
        {
            if (Volatile.Read(ref total) > 0)
            {
                isShown = true;
                to.Write($"\r\e[K{Volatile.Read(ref done)}/{Volatile.Read(ref total)} {noun}, {Amount.Bytes(Interlocked.Read(ref bytes))}");
                to.Flush();
            }
        }
    }
}
