using System.Formats.Tar;
using System.Text.Json;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Cli;

/// <summary>Findings of the base image and of what was built on it.</summary>
public sealed class OriginTests : IDisposable
{
    private static readonly byte[] Below = TarBytes.Of(TarBytes.File("etc/os-release", "ID=debian\nVERSION_ID=13\n"), Setuid("bin/su"));
    private static readonly byte[] Above = TarBytes.Of(Setuid("app/tool"));
    private readonly TempFolder temp = new();
    private readonly TempFolder cache = new();

    [Fact]
    public async Task Findings_are_told_apart_by_layer_and_by_config()
    {
        var findings = await FindingsAsync("--base", Base("""{"User":"1000"}"""), Image());

        Assert.Equal("base", findings["IM003 bin/su"]);
        Assert.Equal("app", findings["IM003 app/tool"]);
        Assert.Equal("base", findings["IM002 "]);
        Assert.Equal("app", findings["IM001 "]);
    }

    [Fact]
    public async Task Without_a_base_nothing_is_said()
    {
        Assert.All((await FindingsAsync(Image())).Values, Assert.Null);
    }

    [Fact]
    public async Task What_was_not_asked_for_is_counted()
    {
        var run = await CliRun.OfAsync(cache, "scan", "--base", Base("{}"), "--only", "app", Image());

        Assert.Contains("app/tool", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("bin/su", run.Output, StringComparison.Ordinal);
        Assert.Contains("Left out, since only app was asked for: 3 findings of the base image (1 high, 1 medium, 1 low)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_of_what_is_not_known_cannot_be_asked_for()
    {
        var unknown = await CliRun.OfAsync(cache, "scan", "--only", "app", Image());
        var wrong = await CliRun.OfAsync(cache, "scan", "--only", "mine", Image());
        var missing = await CliRun.OfAsync(cache, "scan", "--base", temp.At("nothing.tar"), Image());

        Assert.Equal((2, 2, 2), (unknown.ExitCode, wrong.ExitCode, missing.ExitCode));
        Assert.Contains("--base", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("app or base", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dockerfile_says_which_line_brought_a_finding_in()
    {
        var image = new MemoryStore().Add([Below, Above], "{}", "amd64", "base", "COPY tool /app/ # buildkit").WriteLayout(temp, "built");
        temp.Write("Dockerfile", "FROM debian:13\n\nCOPY tool \\\n  /app/\n");

        var run = await CliRun.OfAsync(cache, "scan", "-f", "json", "--dockerfile", temp.At("Dockerfile"), "--only", "app", image);
        var missing = await CliRun.OfAsync(cache, "scan", "--dockerfile", temp.At("nothing"), image);

        using var json = JsonDocument.Parse(run.Output);
        var report = json.RootElement.GetProperty("reports")[0];
        var line = report.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == "IM003").GetProperty("location").GetProperty("builtBy");
        Assert.Equal((3, 4, "COPY tool /app/"), (line.GetProperty("line").GetInt32(), line.GetProperty("endLine").GetInt32(), line.GetProperty("instruction").GetString()));
        Assert.Equal(("debian:13", "dockerfile"), (report.GetProperty("image").GetProperty("base").GetProperty("name").GetString(), report.GetProperty("image").GetProperty("base").GetProperty("toldBy").GetString()));
        Assert.Equal(2, missing.ExitCode);
    }

    public void Dispose()
    {
        temp.Dispose();
        cache.Dispose();
    }

    private async Task<Dictionary<string, string?>> FindingsAsync(params string[] args)
    {
        var run = await CliRun.OfAsync(cache, ["scan", "-f", "json", .. args]);
        using var json = JsonDocument.Parse(run.Output);
        return json.RootElement.GetProperty("reports")[0].GetProperty("findings").EnumerateArray().ToDictionary(
            f => $"{f.GetProperty("rule").GetString()} {f.GetProperty("location").GetProperty("path").GetString()}",
            f => f.TryGetProperty("origin", out var origin) ? origin.GetString() : null);
    }

    private static PaxTarEntry Setuid(string path) => new(TarEntryType.RegularFile, path) { Mode = (UnixFileMode)0b100_111_101_101, DataStream = new MemoryStream([1]) };

    private string Base(string config) => new MemoryStore().Add([Below], config).WriteLayout(temp, "base");

    private string Image() => new MemoryStore().Add([Below, Above]).WriteLayout(temp, "image");
}
