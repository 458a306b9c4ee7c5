using System.Text.Json;
using Drydock.Cli;
using Drydock.Tests.Layers;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Cli;

/// <summary>The commands from arguments to bytes and exit codes.</summary>
public sealed class ScanTests(SharedRegistries registries) : IClassFixture<SharedRegistries>, IDisposable
{
    private const string Status = "Package: bash\nStatus: install ok installed\nVersion: 5.2.15-2\nArchitecture: amd64\nDepends: libc6 (>= 2.36)\n\nPackage: libc6\nStatus: install ok installed\nVersion: 2.36-9\nArchitecture: amd64\nSource: glibc\n";
    private const string Fine = """{"User":"1000","Healthcheck":{"Test":["CMD","true"]}}""";
    private readonly TempFolder temp = new();
    private readonly TempFolder cache = new();

    [Fact]
    public async Task An_image_with_nothing_wrong_passes()
    {
        var run = await CliRun.OfAsync(cache, "scan", Layout());

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("PASS", run.Output, StringComparison.Ordinal);
        Assert.Contains("2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_cannot_be_looked_into_is_incomplete()
    {
        var run = await CliRun.OfAsync(cache, "scan", Layout("empty", TarBytes.Of(TarBytes.File("readme", "x"))));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("INCOMPLETE", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_says_what_the_issue_of_every_consumer_asks()
    {
        var run = await CliRun.OfAsync(cache, "scan", "-f", "json", Layout());

        using var json = JsonDocument.Parse(run.Output);
        var report = Assert.Single(json.RootElement.GetProperty("reports").EnumerateArray());
        var diffId = report.GetProperty("layers")[0].GetProperty("diffId").GetString();
        var bash = report.GetProperty("packages").EnumerateArray().First(p => p.GetProperty("name").GetString() == "bash");
        Assert.Equal("pkg:deb/debian/bash@5.2.15-2?arch=amd64&distro=debian-12", bash.GetProperty("purl").GetString());
        Assert.Equal("deb", bash.GetProperty("ecosystem").GetString());
        Assert.Equal(diffId, bash.GetProperty("layer").GetString());
        Assert.Equal("var/lib/dpkg/status", bash.GetProperty("locations")[0].GetString());
        Assert.Equal("pass", report.GetProperty("verdict").GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Every_platform_of_an_index_has_its_section()
    {
        await using var store = new MemoryStore().Add([Root()], Fine).Add([Root(), TarBytes.Of(TarBytes.File("x", ""))], Fine, "arm64");
        var layout = store.WriteLayout(temp, "multi");

        var all = await CliRun.OfAsync(cache, "scan", "--platform", "all", "-f", "json", layout);
        var one = await CliRun.OfAsync(cache, "scan", "--platform", "linux/arm64", "-f", "json", layout);
        var none = await CliRun.OfAsync(cache, "scan", "--platform", "linux/s390x", layout);

        using var json = JsonDocument.Parse(all.Output);
        Assert.Equal(2, json.RootElement.GetProperty("reports").GetArrayLength());
        Assert.Contains("arm64", one.Output, StringComparison.Ordinal);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("linux/amd64, linux/arm64", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_pass_writes_several_reports_and_the_same_bytes_each_time()
    {
        var layout = Layout();
        var first = await CliRun.OfAsync(cache, "sbom", layout, "-o", $"cyclonedx-json={temp.At("a.json")}", "-o", $"spdx-json={temp.At("b.json")}", "-o", "table");
        var again = await CliRun.OfAsync(cache, "sbom", "--no-cache", layout, "-o", $"cyclonedx-json={temp.At("c.json")}");

        Assert.Equal((0, 0), (first.ExitCode, again.ExitCode));
        Assert.Contains("bash", first.Output, StringComparison.Ordinal);
        Assert.Equal("", again.Output);
        Assert.Equal(await File.ReadAllBytesAsync(temp.At("a.json")), await File.ReadAllBytesAsync(temp.At("c.json")));
        Assert.DoesNotContain("timestamp", await File.ReadAllTextAsync(temp.At("a.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_is_written_only_when_it_is_given()
    {
        var run = await CliRun.OfAsync(cache, Stream.Null, new() { ["SOURCE_DATE_EPOCH"] = "1700000000" }, "sbom", Layout());
        var wrong = await CliRun.OfAsync(cache, Stream.Null, new() { ["SOURCE_DATE_EPOCH"] = "yesterday" }, "sbom", Layout());

        Assert.Contains("2023-11-14T22:13:20Z", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, wrong.ExitCode);
    }

    [Fact]
    public async Task An_image_of_a_registry_is_scanned_and_remembered()
    {
        var first = await CliRun.OfAsync(cache, "scan", $"{registries.Open.Host}/team/app:1.0");
        var second = await CliRun.OfAsync(cache, "scan", $"registry:{registries.Open.Host}/team/app:1.0");
        var missing = await CliRun.OfAsync(cache, "scan", $"{registries.Open.Host}/team/app:2.0");

        Assert.Equal((3, 3), (first.ExitCode, second.ExitCode));
        Assert.Contains(registries.Single.Top.Digest.ToString(), first.Output, StringComparison.Ordinal);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("2.0", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_cut_short_is_an_integrity_error_also_when_its_facts_are_cached()
    {
        var layout = Layout();
        Assert.Equal(0, (await CliRun.OfAsync(cache, "scan", layout)).ExitCode);
        var blob = new DirectoryInfo(Path.Join(layout, "blobs", "sha256")).EnumerateFiles().OrderByDescending(f => f.Length).First();
        using (var file = blob.OpenWrite())
        {
            file.SetLength(blob.Length - 512);
        }

        var run = await CliRun.OfAsync(cache, "scan", layout);
        Assert.Equal((5, ""), (run.ExitCode, run.Output));
        Assert.Contains("[digest-mismatch]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_comes_on_standard_input()
    {
        TestPrograms.Run("skopeo", "copy", "-q", $"oci:{Layout()}", $"docker-archive:{temp.At("app.tar")}:app:1");
        await using var input = File.OpenRead(temp.At("app.tar"));

        var run = await CliRun.OfAsync(cache, input, [], "scan", "-");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("PASS", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_sbom_comes_on_standard_input_or_under_any_name()
    {
        await CliRun.OfAsync(cache, "sbom", Layout(), "-o", $"cyclonedx-json={temp.At("bom")}", "-o", $"spdx-json={temp.At("a.spdx")}", "--spec-version", "1.5");
        foreach (var file in (string[])[temp.At("bom"), temp.At("a.spdx")])
        {
            await using var input = File.OpenRead(file);
            var piped = await CliRun.OfAsync(cache, input, [], "sbom", "-", "-f", "table");
            var named = await CliRun.OfAsync(cache, "sbom", file, "-f", "table");

            Assert.Equal((0, ""), (piped.ExitCode, piped.Error));
            Assert.Contains("bash", piped.Output, StringComparison.Ordinal);
            Assert.Contains("bash", named.Output, StringComparison.Ordinal);
        }

        Assert.Contains("\"specVersion\": \"1.5\"", await File.ReadAllTextAsync(temp.At("bom")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_may_have_any_name()
    {
        TestPrograms.Run("skopeo", "copy", "-q", $"oci:{Layout()}", $"docker-archive:{temp.At("app.json")}:app:1");

        Assert.Equal(0, (await CliRun.OfAsync(cache, "scan", temp.At("app.json"))).ExitCode);
    }

    [Fact]
    public async Task An_archive_comes_through_a_named_pipe()
    {
        TestPrograms.Run("skopeo", "copy", "-q", $"oci:{Layout()}", $"docker-archive:{temp.At("piped.tar")}:app:1");
        TestPrograms.Run("mkfifo", temp.At("pipe"));
        var writer = Task.Run(() => TestPrograms.Run("cp", temp.At("piped.tar"), temp.At("pipe")));

        var run = await CliRun.OfAsync(cache, "scan", temp.At("pipe"));

        await writer;
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_folder_is_scanned_as_it_lies_there()
    {
        temp.Write("root/etc/os-release", "ID=debian\nVERSION_ID=12\n");
        temp.Write("root/var/lib/dpkg/status", Status);

        var run = await CliRun.OfAsync(cache, "scan", "-f", "json", $"dir:{temp.At("root")}");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("pkg:deb/debian/bash@5.2.15-2", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("scan", "not-there.tar")]
    [InlineData("scan", "x", "--platform", "linux")]
    [InlineData("scan", "x", "-f", "nonsense")]
    [InlineData("scan", "x", "--max-ratio", "0")]
    [InlineData("scan", "x", "--max-file-size", "lots")]
    [InlineData("sbom", "x", "-o", "table", "-o", "json")]
    [InlineData("sbom", "x", "--spec-version", "9.9")]
    [InlineData("frobnicate")]
    public async Task A_wrong_command_line_ends_with_2_and_says_what_to_do(params string[] args)
    {
        var run = await CliRun.OfAsync(cache, args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("drydock: ", run.Error, StringComparison.Ordinal);
        Assert.True(run.Error.Trim().Contains('\n'), run.Error);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_leaves_nothing_behind()
    {
        var run = await CliRun.OfAsync(cache, "sbom", Layout(), "-o", $"json={temp.At("missing", "a.json")}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("[output-failed]", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temp.At("missing")));
    }

    [Fact]
    public async Task A_report_goes_through_links_and_into_pipes_and_leaves_them_there()
    {
        var real = temp.Write("real", new string('x', 1 << 20));
        File.CreateSymbolicLink(temp.At("link"), real);
        TestPrograms.Run("mkfifo", temp.At("pipe"));
        var read = Task.Run(() => File.ReadAllText(temp.At("pipe")));

        var run = await CliRun.OfAsync(cache, "scan", "-o", $"json={temp.At("link")}", "-o", $"json={temp.At("pipe")}", Layout());

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(real, new FileInfo(temp.At("link")).LinkTarget);
        Assert.Equal(await File.ReadAllTextAsync(real), await read);
        Assert.Equal(2, Directory.GetFiles(temp.Root, "*", SearchOption.TopDirectoryOnly).Count(f => f.EndsWith("link", StringComparison.Ordinal) || f.EndsWith("pipe", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("cache", "status")]
    [InlineData("scan")]
    public async Task A_full_disk_under_standard_output_is_an_error_of_its_own(params string[] args)
    {
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        await using var error = new StringWriter();
        var exitCode = await Application.RunAsync(args is ["scan"] ? ["scan", Layout()] : args, new Surroundings { Output = full, Error = error, IsOutputTerminal = false, IsErrorTerminal = false, Environment = n => n == "DRYDOCK_CACHE_DIR" ? cache.Root : null });

        Assert.Equal(2, exitCode);
        Assert.Contains("[output-failed]", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_is_shown_and_cleaned()
    {
        await CliRun.OfAsync(cache, "scan", Layout());
        var status = await CliRun.OfAsync(cache, "cache", "status");
        var clean = await CliRun.OfAsync(cache, "cache", "clean");
        var after = await CliRun.OfAsync(cache, "cache", "status");

        Assert.Contains("4 entries", status.Output, StringComparison.Ordinal);
        Assert.Contains("deleted 4 entries", clean.Output, StringComparison.Ordinal);
        Assert.Contains("0 entries", after.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        temp.Dispose();
        cache.Dispose();
    }

    private static byte[] Root() => TarBytes.Of(TarBytes.File("etc/os-release", "ID=debian\nVERSION_ID=12\n"), TarBytes.File("var/lib/dpkg/status", Status));

    private string Layout() => Layout("fine", Root());

    private string Layout(string name, params byte[][] layers) => new MemoryStore().Add(layers, Fine).WriteLayout(temp, name);
}
