namespace Drydock.Cli.Terminal;

/// <summary>One line on the terminal that is drawn again ten times a second; gone when it is done.</summary>
internal sealed class LiveLine : IDisposable
{
    private readonly TextWriter to;
    private readonly Func<string?> text;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private bool isShown;

    /// <param name="text">What the line says now; null while there is nothing to say.</param>
    public LiveLine(TextWriter to, TimeProvider time, Func<string?> text)
    {
        this.to = to;
        this.text = text;
        timer = time.CreateTimer(_ => Draw(), null, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(100));
    }

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
            if (text() is { } now)
            {
                isShown = true;
                to.Write($"\r\e[K{now}");
                to.Flush();
            }
        }
    }
}
