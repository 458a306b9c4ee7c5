using System.Text.Json;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;
using Drydock.Oci.Stores;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Cli;

/// <summary>From an image to a hardened one, as the user asks for it.</summary>
public sealed class HardenTests : IDisposable
{
    private static readonly string Shop = Path.Join(Repository.Root, "examples", "shop.oci.tar");
    private readonly TempFolder temp = new();
    private readonly TempFolder cache = new();

    [Fact]
    public async Task A_hardened_image_has_no_root_no_setuid_and_what_it_runs()
    {
        var run = await HardenAsync("--profile", "strict", "-o", $"oci-archive:{temp.At("shop.tar")}", "--report", $"json={temp.At("report.json")}");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(temp.At("report.json")));
        var platform = report.RootElement.GetProperty("platforms")[0];
        Assert.Equal(0, platform.GetProperty("after").GetProperty("setuidFiles").GetInt32());
        Assert.True(platform.GetProperty("after").GetProperty("fileBytes").GetInt64() < platform.GetProperty("before").GetProperty("fileBytes").GetInt64());
        await using var store = ArchiveStore.Open(temp.At("shop.tar"), Limits.Default);
        var image = (await new ImageLoader(store, Limits.Default).LoadAsync(null, PlatformChoice.Default, CancellationToken.None))[0];
        using var draft = await ImageDraft.OpenAsync(image, Limits.Default, CancellationToken.None);
        Assert.DoesNotContain(image.Config.User, (string[])["", "0", "root"]);
        Assert.NotNull(draft.Files.Follow("bin/busybox"));
        Assert.DoesNotContain(draft.Files.All, f => (f.Value.Mode & 0b110_000_000_000) != 0 && f.Value.IsFile);
    }

    [Fact]
    public async Task A_dry_run_writes_a_plan_that_makes_the_very_image_a_direct_run_makes()
    {
        var dry = await HardenAsync("--dry-run", "-f", "json");
        await File.WriteAllTextAsync(temp.At("plan.json"), dry.Output);

        await HardenAsync("-o", $"oci-archive:{temp.At("direct.tar")}");
        await HardenAsync("--plan", temp.At("plan.json"), "-o", $"oci-archive:{temp.At("planned.tar")}");
        await HardenAsync("--plan", temp.At("plan.json"), "-o", $"oci-archive:{temp.At("again.tar")}");

        var direct = await File.ReadAllBytesAsync(temp.At("direct.tar"));
        Assert.Equal(direct, await File.ReadAllBytesAsync(temp.At("planned.tar")));
        Assert.Equal(direct, await File.ReadAllBytesAsync(temp.At("again.tar")));
    }

    [Fact]
    public async Task A_plan_for_another_image_is_refused_and_writes_nothing()
    {
        var dry = await HardenAsync("--dry-run", "-f", "json");
        await File.WriteAllTextAsync(temp.At("plan.json"), dry.Output);
        await HardenAsync("-o", $"oci-archive:{temp.At("hardened.tar")}");

        var run = await CliRun.OfAsync(cache, "harden", temp.At("hardened.tar"), "--plan", temp.At("plan.json"), "-o", $"oci-archive:{temp.At("twice.tar")}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("[bad-plan]", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(temp.At("twice.tar")));
        Assert.Empty(Directory.GetFiles(temp.At("."), "*.draft"));
    }

    [Fact]
    public async Task Steps_can_be_switched_off_and_paths_kept_and_removed()
    {
        var run = await HardenAsync("--profile", "strict", "--without", "setuid-file", "--without", "IM001", "--keep", "/usr/share/doc*", "--remove", "/opt/shop/server", "--dry-run", "-f", "json");

        using var plan = JsonDocument.Parse(run.Output);
        var steps = plan.RootElement.GetProperty("plans")[0].GetProperty("steps").EnumerateArray().ToList();
        Assert.DoesNotContain(steps, s => s.GetProperty("name").GetString() is "setuid-file" or "runs-as-root");
        var removed = steps.SelectMany(s => s.GetProperty("edits").EnumerateArray()).Where(e => e.TryGetProperty("remove", out _)).Select(e => e.GetProperty("remove").GetString()!).ToList();
        Assert.Contains("opt/shop/server", removed);
        Assert.DoesNotContain(removed, r => r.StartsWith("usr/share/doc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_that_runs_nothing_is_not_taken_apart()
    {
        var layout = new MemoryStore().Add([TarBytes.Of(TarBytes.File("usr/lib/library.so", "code"), TarBytes.File("etc/passwd", "root:x:0:0::/:\n"))], "{}").WriteLayout(temp, "base");

        var run = await CliRun.OfAsync(cache, "harden", layout, "--profile", "strict", "-o", $"oci-archive:{temp.At("base.tar")}");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("the image names no program that it runs", run.Output, StringComparison.Ordinal);
        await using var store = ArchiveStore.Open(temp.At("base.tar"), Limits.Default);
        using var draft = await ImageDraft.OpenAsync((await new ImageLoader(store, Limits.Default).LoadAsync(null, PlatformChoice.Default, CancellationToken.None))[0], Limits.Default, CancellationToken.None);
        Assert.NotNull(draft.Files.Find("usr/lib/library.so"));
    }

    [Fact]
    public async Task A_secret_that_a_later_layer_deleted_is_in_no_layer_any_more()
    {
        var key = "-----BEGIN RSA " + "PRIVATE KEY-----\n" + string.Concat(Enumerable.Repeat("MIIEpAIBAAKCAQEA7bq0XyZk3o9w8Jt5Rr1\n", 12)) + "-----END RSA " + "PRIVATE KEY-----\n";
        var layout = new MemoryStore().Add([TarBytes.Of(TarBytes.File("srv/app", "kept")), TarBytes.Of(TarBytes.File("root/id_rsa", key), TarBytes.File("srv/more", "kept")), TarBytes.Of(TarBytes.File("root/.wh.id_rsa", ""))], """{"Cmd":["/srv/app"]}""").WriteLayout(temp, "secret");

        var run = await CliRun.OfAsync(cache, "harden", layout, "--profile", "safe", "--layers", "append", "-o", $"oci-archive:{temp.At("clean.tar")}");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("secret-in-deleted-file", run.Output, StringComparison.Ordinal);
        await using var store = ArchiveStore.Open(temp.At("clean.tar"), Limits.Default);
        var image = (await new ImageLoader(store, Limits.Default).LoadAsync(null, PlatformChoice.Default, CancellationToken.None))[0];
        foreach (var layer in image.Layers)
        {
            using var reader = await LayerReader.OpenAsync(image, layer, Limits.Default, CancellationToken.None);
            while (reader.Read())
            {
                Assert.NotEqual("root/id_rsa", reader.Entry.Path);
            }
        }
    }

    [Fact]
    public async Task Every_destination_of_files_can_be_read_by_skopeo()
    {
        foreach (var destination in (string[])[$"oci:{temp.At("layout")}:shop", $"oci-archive:{temp.At("a.tar")}:shop", $"docker-archive:{temp.At("d.tar")}:shop:1"])
        {
            var run = await HardenAsync("-o", destination);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            var inspected = TestPrograms.Run("skopeo", "inspect", "--config", destination);
            Assert.Contains("io.drydock.profile", inspected, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_layout_keeps_its_other_images_and_replaces_the_one_of_the_same_name()
    {
        await HardenAsync("--profile", "safe", "-o", $"oci:{temp.At("layout")}:one");
        await HardenAsync("--profile", "safe", "-o", $"oci:{temp.At("layout")}:two");
        await HardenAsync("--profile", "balanced", "-o", $"oci:{temp.At("layout")}:one");

        await using var store = new LayoutStore(temp.At("layout"), Limits.Default);
        var names = (await store.ResolveAsync(null, CancellationToken.None)).Select(d => d.Annotations["org.opencontainers.image.ref.name"]).Order(StringComparer.Ordinal);
        Assert.Equal(["one", "two"], names);
    }

    [Theory]
    [InlineData("no destination is named", "harden", "SHOP")]
    [InlineData("there is none of that name", "harden", "SHOP", "--dry-run", "--profile", "brave")]
    [InlineData("there is none of that name", "harden", "SHOP", "--dry-run", "--without", "nothing")]
    [InlineData("needs its scheme", "harden", "SHOP", "-o", "/tmp/x.tar")]
    [InlineData("nothing is run without --verify", "harden", "SHOP", "--dry-run", "--check", "true")]
    [InlineData("it is not FORMAT=FILE", "harden", "SHOP", "--dry-run", "--report", "json")]
    public async Task Mistakes_are_told_before_anything_is_done(string said, params string[] arguments)
    {
        var run = await CliRun.OfAsync(cache, [.. arguments.Select(a => a == "SHOP" ? Shop : a)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        temp.Dispose();
        cache.Dispose();
    }

    private Task<CliRun> HardenAsync(params string[] options) => CliRun.OfAsync(cache, ["harden", Shop, "--without", "patch", .. options]);
}
