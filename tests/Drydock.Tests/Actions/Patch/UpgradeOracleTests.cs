using Drydock.Core.Actions.Patch.Scripts;
using Drydock.Core.Repositories.Debs;
using Drydock.Oci.Editing;

namespace Drydock.Tests.Actions.Patch;

/// <summary>
/// A small system of the release that the tests run on, without its security updates: upgraded by its own apt-get, and by us from the same packages, it is the same.
/// </summary>
public sealed class UpgradeOracleTests
{
    /// <summary>
    /// What may differ, and why: apt's own downloads, lists and marks; logs; backups that say when; the cache that makes ldconfig faster (it holds times);
    /// debconf's copies of questions, which are written anew when it starts and ask nothing of an image; what the test itself put there.
    /// </summary>
    private static bool IsExplained(string path) =>
        Array.Exists(["var/lib/apt/", "var/cache/apt/", "var/log/"], p => path.StartsWith(p, StringComparison.Ordinal))
        || path is "var/cache/ldconfig/aux-cache" or "var/cache/debconf/config.dat-old" or "var/cache/debconf/templates.dat" or "var/cache/debconf/templates.dat-old" or "var/cache/debconf/tmp.ci"
            or "var/lib/dpkg/status-old" or "var/lib/dpkg/lock" or "var/lib/dpkg/lock-frontend" or "var/lib/dpkg/triggers/Lock" or "etc/apt/sources.list" or "etc/resolv.conf";

    [Fact]
    public async Task An_upgraded_system_is_what_its_own_tools_make_of_it()
    {
        using var temp = new TempFolder();
        var suite = File.ReadLines("/etc/os-release").First(l => l.StartsWith("VERSION_CODENAME=", StringComparison.Ordinal))[17..];
        var (main, security) = (Mirror(suite), Mirror($"{suite}-security"));
        TestPrograms.Run("debootstrap", "--variant=minbase", suite, temp.At("root"), main);
        var before = new DebianFolder(temp.At("root"));
        File.Delete(before.At("etc/resolv.conf"));
        foreach (var installed in Directory.GetFiles(before.At("var/cache/apt/archives"), "*.deb"))
        {
            File.Delete(installed);
        }

        var real = before.Copy(temp.At("real"));
        await File.AppendAllTextAsync(real.At("etc/apt/sources.list"), $"deb {security} {suite}-security main\n");
        File.Copy("/etc/resolv.conf", real.At("etc/resolv.conf"));
        string[] apt = [real.Root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", "-o", "APT::Sandbox::User=root", "-o", "APT::Keep-Downloaded-Packages=true"];
        Chroot([.. apt, "update"]);
        Chroot([.. apt, "upgrade"]);
        var files = Directory.GetFiles(real.At("var/cache/apt/archives"), "*.deb").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);

        using var draft = await before.DraftAsync(temp);
        var result = await DebianFolder.PatchAsync(draft, files);

        Assert.True(result.IsComplete, string.Join('\n', result.Packages.Select(p => $"{p.Name}: {p.Refusal}")));
        Assert.DoesNotContain(result.Packages.SelectMany(p => p.Scripts), s => s.Outcome == ScriptOutcome.Unknown);
        using var expected = await real.DraftAsync(temp);
        await DebianFolder.AssertSameAsync(expected, draft, IsExplained);
        await CheckAsync(draft, temp);
    }

    /// <summary>The tools of the system itself find nothing to say about it.</summary>
    private static async Task CheckAsync(ImageDraft draft, TempFolder temp)
    {
        await using var store = new MemoryStore();
        await new ImageWriter(draft, new WriteOptions(LayerMode.Flatten, "test")).WriteAsync(store, null, CancellationToken.None);
        var image = await store.LoadAsync();
        await using (var layer = await store.OpenAsync(image.Layers[0].Blob!, CancellationToken.None))
        await using (var file = File.Create(temp.At("ours.tar")))
        {
            await layer.CopyToAsync(file);
        }

        Directory.CreateDirectory(temp.At("ours"));
        TestPrograms.Run("tar", "--numeric-owner", "--xattrs", "--xattrs-include=*", "-C", temp.At("ours"), "-xf", temp.At("ours.tar"));
        foreach (var check in new string[][] { ["dpkg", "--audit"], ["dpkg", "--verify"] })
        {
            Assert.Equal("", Chroot([temp.At("ours"), .. check]));
        }

        Chroot([temp.At("ours"), "apt-get", "check"]);
    }

    private static string Chroot(string[] arguments) => TestPrograms.Run("chroot", arguments, new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin", ["LC_ALL"] = "C" });

    /// <summary>Where this system takes a suite from.</summary>
    private static string Mirror(string suite)
    {
        foreach (var file in Directory.GetFiles("/etc/apt/sources.list.d", "*.sources"))
        {
            foreach (var source in DebStanza.ParseAll(File.ReadAllBytes(file)))
            {
                if (source["Suites"].Split(' ', '\n').Contains(suite))
                {
                    return source["URIs"].Split(' ')[0];
                }
            }
        }

        return File.ReadLines("/etc/apt/sources.list").Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).First(w => w is ["deb", .., _, _] && w.Contains(suite)).First(w => w.Contains("://", StringComparison.Ordinal));
    }
}
