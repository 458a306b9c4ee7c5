using System.Collections.Concurrent;

namespace Drydock.Tests.Stores.Registries;

/// <summary>A clock on which waits of up to 45 s are over at once, and are remembered. Longer ones are limits that no test should reach; they run as ever.</summary>
internal sealed class HastyClock : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);
    private readonly ConcurrentQueue<TimeSpan> waits = [];
    private long ticks = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).Ticks;

    public IReadOnlyList<TimeSpan> Waits => [.. waits];

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero && dueTime <= Longest)
        {
            waits.Enqueue(dueTime);
            Interlocked.Add(ref ticks, dueTime.Ticks);
            dueTime = TimeSpan.Zero;
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }
}
