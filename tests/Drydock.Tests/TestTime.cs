namespace Drydock.Tests;

/// <summary>A clock that goes only when told to.</summary>
internal sealed class TestTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
