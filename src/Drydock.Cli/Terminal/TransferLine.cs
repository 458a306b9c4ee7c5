using Drydock.Core.Reports;

namespace Drydock.Cli.Terminal;

/// <summary>One line on the terminal that says how far a transfer is; gone when it is done.</summary>
internal sealed class TransferLine : IDisposable
{
    private readonly string noun;
    private readonly LiveLine line;
    private int total;
    private long bytes;
    private int done;

    /// <param name="noun">What is counted, in the plural.</param>
    public TransferLine(TextWriter to, string noun, TimeProvider time)
    {
        this.noun = noun;
        line = new LiveLine(to, time, Text);
    }

    public static TransferLine Start(Surroundings surroundings, bool isQuiet, string noun) =>
        new(!isQuiet && surroundings.IsErrorTerminal ? surroundings.Error : TextWriter.Null, noun, surroundings.Time);

    /// <summary>How many there will be.</summary>
    public void Expect(int count) => Interlocked.Exchange(ref total, count);

    public void Receive(long count) => Interlocked.Add(ref bytes, count);

    public void Finish() => Interlocked.Increment(ref done);

    public void Dispose() => line.Dispose();

    private string? Text() => Volatile.Read(ref total) > 0
        ? $"{Volatile.Read(ref done)}/{Volatile.Read(ref total)} {noun}, {Amount.Bytes(Interlocked.Read(ref bytes))}"
        : null;
}
