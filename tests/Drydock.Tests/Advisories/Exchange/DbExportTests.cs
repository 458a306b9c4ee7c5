using System.Text;
using Drydock.Oci.Content;
using Drydock.Tests.Layers;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Advisories.Exchange;

/// <summary><c>drydock db export</c> and <c>import</c>.</summary>
public sealed class DbExportTests : IDisposable
{
    private readonly SampleExchange machines = new();

    private string Archive => machines.Here.At("db.tar");

    public void Dispose() => machines.Dispose();

    [Fact]
    public async Task A_database_goes_through_a_file()
    {
        await ExportAsync();
        var run = await machines.ThereAsync("import", Archive);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("8 shards fetched (", run.Output, StringComparison.Ordinal);
        machines.AssertSame();
        Assert.StartsWith("0 shards fetched (0 B), 8 were here", (await machines.ThereAsync("import", Archive)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_database_gives_the_same_file_and_no_draft_is_left()
    {
        await ExportAsync();
        var first = File.ReadAllBytes(Archive);
        await ExportAsync();
        Assert.Equal(first, File.ReadAllBytes(Archive));
        Assert.Empty(Directory.EnumerateFiles(machines.Here.Root, "*.draft"));
    }

    [Fact]
    public async Task Skopeo_brings_a_file_into_a_registry_and_another_machine_pulls_it()
    {
        using var registry = RealRegistry.Start();
        await ExportAsync();
        TestPrograms.Run("skopeo", "--insecure-policy", "copy", "--quiet", "--preserve-digests", "--dest-tls-verify=false", $"oci-archive:{Archive}", $"docker://{registry.Host}/team/db:latest");
        Assert.Equal(0, (await machines.ThereAsync("pull", $"{registry.Host}/team/db:latest")).ExitCode);
        machines.AssertSame();
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_error_says_so()
    {
        await machines.BuildAsync();
        var run = await machines.HereAsync("export", machines.Here.At("no", "such", "folder.tar"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("[output-failed]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_bit_that_changed_is_found_and_nothing_changes_here()
    {
        await ExportAsync();
        var good = File.ReadAllBytes(Archive);
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var bytes = (byte[])good.Clone();
            bytes[random.Next(bytes.Length - 1024)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Archive, bytes);
            var run = await machines.ThereAsync("import", Archive);
            Assert.True(run.ExitCode is 0 or 2 or 5, run.Error);
            if (run.ExitCode == 0)
            {
                // Names, modes and times of members are no content.
                Assert.Equal(machines.Manifest(machines.Here), machines.Manifest(machines.There));
                Directory.Delete(machines.There.At("db"), recursive: true);
            }
            else
            {
                Assert.False(File.Exists(machines.There.At("db", "manifest.json")));
            }
        }
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_refused()
    {
        await ExportAsync();
        File.WriteAllBytes(Archive, File.ReadAllBytes(Archive)[..^3000]);
        Assert.Equal(5, (await machines.ThereAsync("import", Archive)).ExitCode);
    }

    [Theory]
    [InlineData("""{"format":99,"inputs":[]}""", "database-newer")]
    [InlineData("""{"format":1,"inputs":[{"source":"osv","file":"f","digest":"sha256:DIGEST","reader":1,"records":1,"statements":1,"skipped":0,"gaps":0,"firstGaps":[],"newestDays":[],"shards":[{"kind":"records","space":"","digest":"sha256:DIGEST","size":5,"entries":1}]}]}""", "database-damaged")]
    [InlineData("""{"format":1,"inputs":[{"shards":[{"kind":"records","digest":"sha256:../../../../etc/passwd"}]}]}""", "database-damaged")]
    [InlineData("""{"inputs":7}""", "database-damaged")]
    [InlineData("[]", "database-damaged")]
    [InlineData("", "database-damaged")]
    public async Task A_manifest_that_does_not_fit_is_refused(string manifest, string code)
    {
        File.WriteAllBytes(Archive, Make(manifest.Replace("DIGEST", new string('a', 64), StringComparison.Ordinal), "application/vnd.drydock.db.manifest.v1+json"));
        var run = await machines.ThereAsync("import", Archive);
        Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(machines.There.At("db", "manifest.json")));
    }

    [Fact]
    public async Task A_later_form_of_the_artifact_is_told_as_newer()
    {
        File.WriteAllBytes(Archive, Make("{}", "application/vnd.drydock.db.manifest.v2+json"));
        Assert.Contains("[database-newer]", (await machines.ThereAsync("import", Archive)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../evil")]
    [InlineData("/etc/drydock-evil")]
    [InlineData("blobs/sha256/../../../evil")]
    public async Task Names_that_lead_outside_are_never_followed(string name)
    {
        await ExportAsync();
        var tar = new TarBytes().Add('0', name, "evil").Add('2', "blobs/sha256/link", link: "/etc/passwd").Build(end: false);
        File.WriteAllBytes(Archive, [.. tar, .. File.ReadAllBytes(Archive)]);
        Assert.Equal(0, (await machines.ThereAsync("import", Archive)).ExitCode);
        machines.AssertSame();
        Assert.Equal(["db"], Directory.EnumerateFileSystemEntries(machines.There.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_blob_that_is_a_link_out_of_the_archive_is_missing()
    {
        var manifest = """{"format":1,"inputs":[]}""";
        var config = Digest.Sha256(Encoding.UTF8.GetBytes(manifest));
        var image = Encoding.UTF8.GetBytes(ManifestOf(config, manifest.Length, "application/vnd.drydock.db.manifest.v1+json"));
        var digest = Digest.Sha256(image);
        File.WriteAllBytes(Archive, new TarBytes()
            .Add('0', $"blobs/sha256/{digest.Hex}", Encoding.UTF8.GetString(image))
            .Add('2', $"blobs/sha256/{config.Hex}", link: machines.Here.Write("outside", manifest))
            .Add('0', "index.json", IndexOf(digest, image.Length)).Build());
        Assert.Contains("[blob-missing]", (await machines.ThereAsync("import", Archive)).Error, StringComparison.Ordinal);
    }

    private static byte[] Make(string manifest, string type)
    {
        var config = Digest.Sha256(Encoding.UTF8.GetBytes(manifest));
        var image = ManifestOf(config, Encoding.UTF8.GetByteCount(manifest), type);
        var digest = Digest.Sha256(Encoding.UTF8.GetBytes(image));
        return TarBytes.Of(
            TarBytes.File("oci-layout", "{}"),
            TarBytes.File($"blobs/sha256/{config.Hex}", manifest),
            TarBytes.File($"blobs/sha256/{digest.Hex}", image),
            TarBytes.File("index.json", IndexOf(digest, image.Length)));
    }

    private static string ManifestOf(Digest config, int size, string type) =>
        $$"""{"schemaVersion":2,"artifactType":"application/vnd.drydock.db.v{{(type.Contains("v2", StringComparison.Ordinal) ? 2 : 1)}}","config":{"mediaType":"{{type}}","digest":"{{config}}","size":{{size}}},"layers":[]}""";

    private static string IndexOf(Digest manifest, int size) =>
        $$"""{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{manifest}}","size":{{size}}}]}""";

    private async Task ExportAsync()
    {
        await machines.BuildAsync();
        Assert.Equal(0, (await machines.HereAsync("export", Archive)).ExitCode);
    }
}
