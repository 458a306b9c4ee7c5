using System.Diagnostics;
using System.Globalization;

namespace Drydock.Tests.Fuzz;

/// <summary>
/// Hands a parser spoiled seeds for a while and judges it: no exception, bounded time, bounded allocation. Input number N is always the same one,
/// so a failure names all that is needed to meet it again. DRYDOCK_FUZZ_SECONDS makes it longer.
/// </summary>
internal static class Fuzzer
{
    /// <summary>Generous: the machine may be busy, and what loops takes far longer.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    /// <param name="allocationFactor">Bytes that may be allocated for each byte of input, beside a fixed megabyte.</param>
    public static void Run(string name, FuzzTarget target, IReadOnlyList<byte[]> seeds, double seconds = 2, int allocationFactor = 64)
    {
        Assert.NotEmpty(seeds);
        if (double.TryParse(Environment.GetEnvironmentVariable("DRYDOCK_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var asked))
        {
            seconds = asked;
        }

        foreach (var seed in seeds)
        {
            Judge(name, -1, target, seed, allocationFactor);
        }

        var clock = Stopwatch.StartNew();
        for (var number = 0; clock.Elapsed.TotalSeconds < seconds; number++)
        {
            Judge(name, number, target, Mutation.Of(seeds, number), allocationFactor);
        }
    }

    private static void Judge(string name, int number, FuzzTarget target, byte[] input, int allocationFactor)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        try
        {
            target(input);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{Describe(name, number, input)}: {e.GetType().Name}: {e.Message}", e);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (Stopwatch.GetElapsedTime(started) >= MaxTime)
        {
            Assert.Fail($"{Describe(name, number, input)}: took longer than {MaxTime}");
        }

        if (allocated > (1 << 20) + ((long)allocationFactor * input.Length))
        {
            Assert.Fail($"{Describe(name, number, input)}: allocated {allocated} bytes for {input.Length}");
        }
    }

    /// <summary>Also keeps the input beside the build output.</summary>
    private static string Describe(string name, int number, byte[] input)
    {
        var file = Path.Join(Repository.Root, "artifacts", "fuzz", $"{name}-{number}");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, input);
        return $"{name}, input {number} (kept as '{file}')";
    }
}
