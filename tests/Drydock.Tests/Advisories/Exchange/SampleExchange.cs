using Drydock.Tests.Advisories.Storage;
using Drydock.Tests.Cli;

namespace Drydock.Tests.Advisories.Exchange;

/// <summary>Two machines, each with a database of its own: what one makes, the other takes.</summary>
internal sealed class SampleExchange : IDisposable
{
    private readonly TempFolder cache = new();

    public TempFolder Here { get; } = new();

    public TempFolder There { get; } = new();

    public Dictionary<string, string> Variables { get; } = [];

    public void Dispose()
    {
        cache.Dispose();
        Here.Dispose();
        There.Dispose();
    }

    public async Task BuildAsync(int number = 1)
    {
        SampleFeeds.Write(Here, number);
        Assert.Equal(0, (await HereAsync("build", "--from", Here.At("feeds"))).ExitCode);
    }

    public Task<CliRun> HereAsync(params string[] args) => RunAsync(Here, args);

    public Task<CliRun> ThereAsync(params string[] args) => RunAsync(There, args);

    public string Manifest(TempFolder machine) => File.ReadAllText(machine.At("db", "manifest.json"));

    public void AssertSame()
    {
        Assert.Equal(Manifest(Here), Manifest(There));
        Assert.Equal(Shards(Here), Shards(There));
    }

    private static Dictionary<string, string> Shards(TempFolder machine) =>
        Directory.EnumerateFiles(machine.At("db", "shards")).ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexString(File.ReadAllBytes(f)));

    private Task<CliRun> RunAsync(TempFolder machine, string[] args) =>
        CliRun.OfAsync(cache, Stream.Null, new(Variables) { ["DRYDOCK_DB_DIR"] = machine.At("db") }, ["db", .. args]);
}
