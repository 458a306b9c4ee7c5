using System.Text.Json;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts.Linting;
using Drydock.Tests.Stores;

namespace Drydock.Tests.Verdicts.Linting;

/// <summary>What is mended safely builds what it built before: both are built by the real buildah, and every file and setting is compared.</summary>
public sealed class FixedBuildTests
{
    private const string From = "localhost/base:1";

    /// <summary>The example with the shell and the programs that builds need.</summary>
    private const string BaseImage = "FROM localhost/shop:1\nRUN [\"/usr/bin/busybox\", \"mkdir\", \"-p\", \"/bin\", \"/srv\"]\nRUN [\"/usr/bin/busybox\", \"--install\", \"-s\", \"/bin\"]\n";

    private static readonly string Shop = Path.Join(Repository.Root, "examples", "shop.oci.tar");

    /// <summary>Settings that a fix is about: who made it is a label then, programs start without a shell between, and buildah writes a protocol as it stands.</summary>
    private static readonly string[] Mended = ["Labels", "Cmd", "Entrypoint", "ExposedPorts"];

    [Theory]
    [InlineData("FROM {0}\nWORKDIR /srv\nADD a.txt /srv/\nENV KIND old\nRUN echo $KIND > kind\nCMD busybox sleep 5\n")]
    [InlineData("from {0} AS one\nRUN mkdir /made && echo x > /made/x\nfrom {0}\nMAINTAINER someone@example.test\nCOPY --from=one /made /made\nCOPY a.txt b.txt /srv\nCMD [\"one\"]\nCMD [\"busybox\", \"true\"]\n")]
    [InlineData("FROM {0}\nENV A=1 \\\n\n    B=2\nEXPOSE 80/TCP\nRUN cat /etc/os-release | head -n 1 > /first; \\\n  # a comment\n  echo \"$A$B\" > /ab\nHEALTHCHECK CMD true\nHEALTHCHECK CMD busybox true\nENTRYPOINT exec busybox sleep 1\n")]
    [InlineData("FROM {0}\r\nRUN echo 1 && \\\r\n    echo 2 > /srv/two\r\nADD a.txt b.txt /x/\r\n")]
    public void A_build_gives_the_same_before_and_after(string text)
    {
        text = text.Replace("{0}", From, StringComparison.Ordinal);
        var mended = new LintFixer(new Linter(new LintConfig { Preset = "strict" }.ToPlan()), Applicability.Safe).Fix(DockerfileParser.Parse("Dockerfile", text), null);
        Assert.NotEmpty(mended.Applied);
        using var storage = new Storage("vfs");
        Directory.CreateDirectory(storage.At("context"));
        storage.Buildah("tag", storage.Buildah("pull", "-q", $"oci-archive:{Shop}").Trim(), "localhost/shop:1");
        File.WriteAllText(storage.At("Dockerfile"), BaseImage);
        storage.Buildah("build", "-q", "--pull=never", "-f", storage.At("Dockerfile"), "-t", From, storage.At("context"));
        File.WriteAllText(storage.At("context", "a.txt"), "a");
        File.WriteAllText(storage.At("context", "b.txt"), "b");
        var (before, settings) = Build(storage, "before", text);
        var (after, newSettings) = Build(storage, "after", mended.Text);
        TestPrograms.Run("diff", "-r", "--no-dereference", before, after);
        Assert.Equal(settings, newSettings);
    }

    /// <returns>The folder of its files, and its settings but those that fixes are about.</returns>
    private static (string Files, string Settings) Build(Storage storage, string name, string text)
    {
        File.WriteAllText(storage.At("Dockerfile"), text);
        storage.Buildah("build", "-q", "--pull=never", "--timestamp", "0", "-f", storage.At("Dockerfile"), "-t", $"localhost/{name}", storage.At("context"));
        var container = storage.Buildah("from", "--pull=never", $"localhost/{name}").Trim();
        using var inspected = JsonDocument.Parse(storage.Buildah("inspect", "--type", "image", $"localhost/{name}"));
        var settings = inspected.RootElement.GetProperty("OCIv1").GetProperty("config").EnumerateObject().Where(p => !Mended.Contains(p.Name, StringComparer.OrdinalIgnoreCase)).Select(p => p.ToString());
        return (storage.Buildah("mount", container).Trim(), string.Join('\n', settings));
    }
}
