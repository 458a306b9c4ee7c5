using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Fixing;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Inventories;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Cli;

/// <summary>Images by digest and packages by version.</summary>
public sealed class LintPinTests : IDisposable
{
    private static readonly string Shop = Path.Join(Repository.Root, "examples", "shop.oci.tar");
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task Images_get_the_digest_that_their_registry_tells()
    {
        using var registry = RealRegistry.Start();
        var image = new TestImage("amd64", "arm64");
        registry.Push(image, "team/multi:1");
        var file = temp.Write("Dockerfile", $"FROM {registry.Host}/team/multi:1 AS a\nFROM scratch\nCOPY --from={registry.Host}/team/multi:1 /x /y\nCOPY --from=a /x /z\nCOPY --from=0 /x /w\n");
        var run = await CliRun.OfAsync(temp, Stream.Null, new() { ["PWD"] = temp.Root }, "lint", "--pin", "--no-fail", "Dockerfile");
        Assert.True(run.ExitCode == 0, run.Error);
        var digest = TestPrograms.Run("skopeo", "inspect", "--raw", "--tls-verify=false", $"docker://{registry.Host}/team/multi:1");
        var pinned = $"{registry.Host}/team/multi:1@{Oci.Content.Digest.Sha256(System.Text.Encoding.UTF8.GetBytes(digest))}";
        Assert.Equal($"FROM {pinned} AS a\nFROM scratch\nCOPY --from={pinned} /x /y\nCOPY --from=a /x /z\nCOPY --from=0 /x /w\n", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_changes_nothing()
    {
        var file = temp.Write("Dockerfile", "FROM 127.0.0.1:1/team/app:1\n");
        var run = await CliRun.OfAsync(temp, Stream.Null, new() { ["PWD"] = temp.Root }, "lint", "--pin", "Dockerfile");
        Assert.Equal(4, run.ExitCode);
        Assert.Equal("FROM 127.0.0.1:1/team/app:1\n", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Packages_get_the_version_that_a_built_image_has()
    {
        var file = temp.Write("Dockerfile", "FROM debian:12\nRUN apt-get update && apt-get install -y libexpat1 nosuch && rm -rf /var/lib/apt/lists/*\n");
        var run = await CliRun.OfAsync(temp, Stream.Null, new() { ["PWD"] = temp.Root }, "lint", "--pin-from", Shop, "--no-fail", "Dockerfile");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Matches("install -y libexpat1=[0-9.]+-[0-9a-z+]+ nosuch", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("apk add a=1 b", "apk", "b", "apk add a=1 b=2-r0")]
    [InlineData("dnf install -y b", "rpm", "b", "dnf install -y b-2-r0")]
    [InlineData("apt-get install -y b/stable $B b", "deb", "b", "apt-get install -y b/stable $B b=2-r0")]
    [InlineData("pip install b", "deb", "b", "pip install b")]
    public void Only_what_is_not_named_exactly_is(string command, string ecosystem, string name, string expected)
    {
        var package = new InstalledPackage(new Package { Ecosystem = ecosystem, Name = name, Version = "2-r0" }, Purl.Create(ecosystem, "debian", name, "2-r0"), 0, []) { Analyzer = "test" };
        var text = $"FROM x:1\nRUN {command}\n";
        var subject = new DockerfileSubject(DockerfileParser.Parse("Dockerfile", text), LintSettings.None, null);
        Assert.Equal($"FROM x:1\nRUN {expected}\n", TextFixer.Apply(text, PackagePins.Edits(subject, new Inventory { Packages = [package] })));
    }
}
