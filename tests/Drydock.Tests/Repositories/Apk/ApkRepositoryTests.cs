using System.Text;
using Drydock.Core.Repositories.Apk;
using Drydock.Core.Repositories.Upgrading;
using Drydock.Oci.Content;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Repositories.Apk;

/// <summary>Repositories of Alpine packages that are signed with openssl.</summary>
public sealed class ApkRepositoryTests : IDisposable
{
    private const string Key = "test-1.rsa.pub";

    private readonly TempFolder folder = new();
    private readonly MemoryRepository files = new();
    private readonly ApkMaker maker;
    private readonly ApkKeys keys;

    public ApkRepositoryTests()
    {
        maker = new ApkMaker(folder);
        keys = ApkKeys.Parse([(Key, maker.MakeKey(Key))]);
    }

    [Fact]
    public void Lines_of_repositories_are_addresses_with_and_without_a_tag()
    {
        var found = ApkRepository.Parse("# comment\nhttps://a.example/alpine/v3.18/main/\n\n@edge http://b.example/edge\n/srv/packages\n");
        Assert.Equal(new ApkRepository[] { new("https://a.example/alpine/v3.18/main"), new("http://b.example/edge", "edge"), new("/srv/packages") }, found.ToArray());
        Assert.Equal(ErrorCodes.Malformed, Assert.Throws<DrydockException>(() => ApkRepository.Parse("v3 https://a.example x")).Code);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    [InlineData("sha512")]
    public async Task A_package_comes_verified_from_the_index_to_its_files(string hash)
    {
        var (file, record) = maker.Package(Key, "zlib", "1.3-r1", "D:so:libc.musl-x86_64.so.1 !old\np:so:libz.so.1=1.3\no:zlib", "#!/bin/sh\n", hash);
        files.Files["x86_64/zlib-1.3-r1.apk"] = file;
        files.Files["x86_64/APKINDEX.tar.gz"] = maker.Index(Key, record, hash);
        var index = await OpenAsync();
        Assert.Equal((Key, "zlib-1.3-r1"), (index.Signer, string.Join(' ', index.Records)));
        var package = await ApkPackageFile.OpenAsync(new ApkPlanned(index.Records[0], index), keys, Limits.Default, default);
        Assert.Equal((".post-upgrade", "#!/bin/sh\n"), (package.Scripts.Single().Key, Encoding.UTF8.GetString([.. package.Scripts.Single().Value])));
        Assert.Equal("/bin /usr/bin", string.Join(' ', package.Triggers));
        using var reader = package.OpenFiles();
        Assert.True(reader.Read());
        Assert.Equal(("usr/share/zlib", "1.3-r1"), (reader.Entry.Path, Encoding.UTF8.GetString(LayerRun.ReadAll(reader))));
        reader.Complete();
    }

    [Fact]
    public async Task Nothing_is_believed_without_a_key_that_is_trusted()
    {
        var (file, record) = maker.Package(Key, "a", "1-r0");
        files.Files["x86_64/APKINDEX.tar.gz"] = maker.Index(Key, record);
        files.Files["x86_64/a-1-r0.apk"] = file;
        var index = await OpenAsync();
        var other = ApkKeys.Parse([("other.rsa.pub", maker.MakeKey("other.rsa.pub")), ("short", maker.MakeKey("short", 1024)), ("junk", "x"u8.ToArray())]);
        var error = await RefusedAsync(() => OpenAsync(other), ErrorCodes.Untrusted);
        Assert.Contains($"the key '{Key}' that signed it is not among the keys", error, StringComparison.Ordinal);
        Assert.Contains("'short' has 1024 bits", error, StringComparison.Ordinal);
        await RefusedAsync(() => OpenAsync(ApkKeys.Parse([(Key, maker.MakeKey("another"))])), ErrorCodes.Untrusted);
        await RefusedAsync(() => FetchAsync(index, other), ErrorCodes.Untrusted);
        var whole = files.Files["x86_64/APKINDEX.tar.gz"];
        files.Files["x86_64/APKINDEX.tar.gz"] = [.. ApkMaker.Gzip(new byte[1024]), .. whole.AsSpan(whole.Length / 2)];
        Assert.Contains("it is not signed", await RefusedAsync(() => OpenAsync(), ErrorCodes.Untrusted), StringComparison.Ordinal);
        Assert.Equal(4, files.Forgotten.Count);
    }

    [Fact]
    public async Task A_byte_changed_anywhere_after_the_signature_is_found()
    {
        var (file, record) = maker.Package(Key, "a", "1-r0", script: "echo");
        var clean = maker.Index(Key, record);
        files.Files["x86_64/APKINDEX.tar.gz"] = clean;
        var index = await OpenAsync();

        // The streams begin with the same three bytes; the first is the signature, whose own bytes are of no interest.
        var control = file.AsSpan(10).IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) + 10;
        for (var at = control; at < file.Length; at += 3)
        {
            files.Files["x86_64/a-1-r0.apk"] = Changed(file, at);
            await Assert.ThrowsAsync<DrydockException>(() => FetchAsync(index));
        }

        var start = clean.AsSpan(10).IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) + 10;
        for (var at = start; at < clean.Length; at += 3)
        {
            files.Files["x86_64/APKINDEX.tar.gz"] = Changed(clean, at);
            await RefusedAsync(() => OpenAsync(), ErrorCodes.Untrusted);
        }
    }

    [Fact]
    public async Task A_package_that_is_not_the_one_of_the_index_is_refused_though_it_is_signed()
    {
        var (old, _) = maker.Package(Key, "a", "1-r0");
        var (_, record) = maker.Package(Key, "a", "1-r1");
        files.Files["x86_64/APKINDEX.tar.gz"] = maker.Index(Key, record);
        files.Files["x86_64/a-1-r1.apk"] = old;
        var index = await OpenAsync();
        Assert.Contains("the index promises Q1", await RefusedAsync(() => FetchAsync(index), ErrorCodes.DigestMismatch), StringComparison.Ordinal);
        files.Files.Remove("x86_64/a-1-r1.apk");
        await RefusedAsync(() => FetchAsync(index), ErrorCodes.SourceNotFound);
    }

    [Fact]
    public void A_plan_is_the_smallest_that_breaks_nothing()
    {
        var installed = Records("""
            P:libcrypto3
            V:3.1.0-r0
            p:so:libcrypto.so.3=3
            D:so:libc.musl.so.1

            P:libssl3
            V:3.1.0-r0
            p:so:libssl.so.3=3
            D:libcrypto3=3.1.0-r0 so:libc.musl.so.1

            P:musl
            V:1.2-r0
            p:so:libc.musl.so.1=1

            P:app
            V:1-r0
            D:so:libssl.so.3 so:libold.so.1 so:missing.so.9

            P:libold
            V:1-r0
            p:so:libold.so.1=1

            """);
        var index = Index("""
            P:libcrypto3
            V:3.1.5-r0
            p:so:libcrypto.so.3=3
            D:so:libc.musl.so.1

            P:libssl3
            V:3.1.5-r0
            p:so:libssl.so.3=3
            D:libcrypto3=3.1.5-r0 so:libc.musl.so.1

            P:musl
            V:1.2-r9
            p:so:libc.musl.so.1=1

            P:app
            V:2-r0
            D:so:libssl.so.3 so:libnew.so.2 so:libc.musl.so.1

            P:libnew
            V:2-r0
            p:so:libnew.so.2=2

            P:libold
            V:2-r0
            p:so:libold.so.2=2

            """);

        // Its sister asks for the very version, so both are raised; musl could be, and is left alone.
        Assert.Equal("libcrypto3-3.1.5-r0 libssl3-3.1.5-r0", Plan(installed, index, "", new WantedUpgrade("libcrypto3", "3.1.4-r0")));
        Assert.Equal("musl-1.2-r9", Plan(installed, index, "", new WantedUpgrade("musl", null)));

        // The new library is of another name, so who used the old one is raised, and brings what that one needs.
        Assert.Equal("app-2-r0 libnew-2-r0 libold-2-r0", Plan(installed, index, "", new WantedUpgrade("libold", "2-r0")));
        Assert.Equal("", Plan(installed, index, "", new WantedUpgrade("libold", "1-r0")));
        Assert.Equal("no repository has libold 3-r0 or newer", Plan(installed, index, "", new WantedUpgrade("libold", "3-r0")));
        Assert.Equal("/etc/apk/world needs app<2, which nothing offers that may be installed", Plan(installed, index, "app<2 libssl3", new WantedUpgrade("libold", "2-r0")));
        Assert.Equal("no repository has libold 2-r0 or newer", Plan(installed, index with { Tag = "edge" }, "libold", new WantedUpgrade("libold", "2-r0")));
        Assert.Equal("app-2-r0 libnew-2-r0 libold-2-r0", Plan(installed, index with { Tag = "edge" }, "libold@edge app@edge libnew@edge", new WantedUpgrade("libold", "2-r0")));
    }

    [Fact]
    public void Packages_that_cannot_stand_each_other_are_not_installed_together()
    {
        var installed = Records("P:a\nV:1-r0\n\nP:b\nV:1-r0\nD:!c\n");
        var index = Index("P:a\nV:2-r0\nD:c\n\nP:c\nV:1-r0\n");
        Assert.Equal("b 1-r0 cannot be installed beside c 1-r0 (c)", Plan(installed, index, "", new WantedUpgrade("a", "2-r0")));
        Assert.Equal("a-2-r0 b-2-r0 c-1-r0", Plan(installed, Index("P:a\nV:2-r0\nD:c\n\nP:c\nV:1-r0\n\nP:b\nV:2-r0\n"), "", new WantedUpgrade("a", "2-r0")));
        var rivals = Records("P:a\nV:1-r0\n\nP:tls\nV:1-r0\np:so:tls.so.1=1\n");
        Assert.Contains("cannot be installed beside tls", Plan(rivals, Index("P:a\nV:2-r0\nD:other\n\nP:other\nV:1-r0\np:so:tls.so.1=1\n"), "", new WantedUpgrade("a", null)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "1-r0", true)]
    [InlineData("a=1-r0", "1-r0", true)]
    [InlineData("a>1-r0", "1-r0", false)]
    [InlineData("a>=1.2", "1.10-r0", true)]
    [InlineData("a<1.2", "1.2_rc1-r0", true)]
    [InlineData("a~1.2", "1.2.3-r0", true)]
    [InlineData("a~1.2", "1.20-r0", false)]
    [InlineData("a=~3.1", "3.1-r4", true)]
    public void Conditions_on_versions_hold_as_apk_says(string wanted, string version, bool holds)
    {
        var installed = Records("P:x\nV:1-r0\n");
        var result = Plan(installed, Index($"P:x\nV:2-r0\nD:{wanted}\n\nP:a\nV:{version}\n"), "", new WantedUpgrade("x", null));
        Assert.Equal(holds ? $"a-{version} x-2-r0" : $"x 2-r0 needs {wanted.Replace("=~", "~", StringComparison.Ordinal)}, which nothing offers that may be installed", result);
    }

    public void Dispose() => folder.Dispose();

    private static List<ApkRecord> Records(string text) => ApkRecords.Read(Encoding.UTF8.GetBytes(text), "it");

    private ApkIndex Index(string text) => new(files, "x86_64", Key, "", [.. Records(text)]);

    private static string Plan(List<ApkRecord> installed, ApkIndex index, string world, params WantedUpgrade[] wanted)
    {
        var plan = ApkPlanner.Plan(installed, world, [index], wanted);
        return plan.Problem ?? string.Join(' ', plan.Packages.Select(p => p.Record));
    }

    private static byte[] Changed(byte[] file, int at)
    {
        var copy = (byte[])file.Clone();
        copy[at] ^= 0x10;
        return copy;
    }

    private Task<ApkIndex> OpenAsync(ApkKeys? other = null) => ApkIndex.OpenAsync(files, "x86_64", "", other ?? keys, Limits.Default, default).AsTask();

    private Task<ApkPackageFile> FetchAsync(ApkIndex index, ApkKeys? other = null) =>
        ApkPackageFile.OpenAsync(new ApkPlanned(index.Records[0], index), other ?? keys, Limits.Default, default).AsTask();

    private static async Task<string> RefusedAsync(Func<Task> open, ErrorCode code)
    {
        var error = await Assert.ThrowsAsync<DrydockException>(open);
        Assert.Equal(code, error.Code);
        return error.Message;
    }
}
