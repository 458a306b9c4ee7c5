namespace Drydock.Tests.Layers;

/// <summary>Bytes in memory, and something that happens at one place of them.</summary>
internal sealed class FaultyStream(byte[] bytes, long at, Action happens) : MemoryStream(bytes)
{
    public ManualResetEventSlim IsClosed { get; } = new();

    public override int Read(Span<byte> buffer)
    {
        if (Position >= at)
        {
            happens();
        }

        return base.Read(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        IsClosed.Set();
    }
}
