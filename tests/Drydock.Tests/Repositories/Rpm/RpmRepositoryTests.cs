using System.Text;
using Drydock.Core.Repositories;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Core.Repositories.Rpm;
using Drydock.Core.Repositories.Upgrading;
using Drydock.Oci.Content;
using Drydock.Tests.Repositories.OpenPgp;

namespace Drydock.Tests.Repositories.Rpm;

/// <summary>Packages and repositories that rpmbuild, rpmsign and createrepo_c make.</summary>
public sealed class RpmRepositoryTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly GpgHome gpg = new();
    private readonly RpmMaker maker;

    public RpmRepositoryTests() => maker = new RpmMaker(folder, gpg);

    [Theory]
    [InlineData("rsa2048", "w6.gzdio", "gz")]
    [InlineData("rsa4096", "w6.xzdio", "xz")]
    [InlineData("ed25519", "w3.zstdio", "bz2")]
    public async Task A_package_comes_verified_from_the_metadata_to_its_files(string algorithm, string payload, string compression)
    {
        var key = gpg.Make("R <r@example.org>", algorithm);
        var file = maker.Build("tool", "2", "Epoch: 1\nProvides: thing = 3-1", "%post\necho $1\n%postun -p /sbin/ldconfig\n", payload);
        maker.Sign(file, key);
        Assert.Contains("OK", maker.Judgment(file, gpg.ExportArmored(key)), StringComparison.Ordinal);
        maker.Index(key, compression);
        var metadata = await OpenAsync(key, mustBeSigned: true);
        Assert.Equal((key, "tool-1:2-1.noarch"), (metadata.Signature!.Fingerprint, string.Join(' ', metadata.Records)));
        Assert.Contains(new PackageRelation("thing", RelationOperator.Equal, "3-1"), metadata.Records[0].Unit.Provides);
        Assert.Contains(new PackageRelation("/etc/tool.conf"), metadata.Records[0].Unit.Provides);
        var package = await FetchAsync(metadata, key);
        Assert.Equal(key, package.Signature.Fingerprint);
        Assert.Equal(("/bin/sh", "echo $1"), (package.Scripts["postin"].Program, package.Scripts["postin"].Text));
        Assert.Equal(("/sbin/ldconfig", ""), (package.Scripts["postun"].Program, package.Scripts["postun"].Text));
        Assert.Equal(TestPrograms.Run("rpm", "--dbpath", folder.At("db"), "-qp", "--nosignature", "--qf", "[%{FILENAMES} %{FILEMODES:octal} %{FILEUSERNAME}:%{FILEGROUPNAME} %{FILELINKTOS}\n]", file),
            string.Join('\n', package.Files.Select(f => $"/{f.Path} {Convert.ToString(f.Mode, 8)} {f.User}:{f.Group} {f.LinkTarget}")).TrimEnd(),
            ignoreWhiteSpaceDifferences: true);
        Assert.Equal("etc/tool.conf", Assert.Single(package.Files, f => f.IsConfig).Path);
        Assert.Equal("var/log/tool.log", Assert.Single(package.Files, f => f.IsGhost).Path);
        Assert.Equal("etc/tool.conf=conf usr/share/tool/hard= usr/share/tool/soft=text usr/share/tool/text=tool 2 usr/share/tool=", Walk(package));
        var unit = RpmUnits.Read(package.Header.Span, "x86_64")!;
        Assert.Equal(("tool", "1:2-1", ""), (unit.Name, unit.Version, unit.Architecture));
        Assert.Contains(new PackageRelation("thing", RelationOperator.Equal, "3-1"), unit.Provides);
        Assert.Contains(new PackageRelation("/bin/sh"), unit.Requires);
    }

    [Fact]
    public async Task Nothing_is_believed_without_a_key_that_is_trusted()
    {
        var (key, other) = (gpg.Make("R <r@example.org>", "rsa2048"), gpg.Make("O <o@example.org>", "ed25519"));
        var file = maker.Build("tool", "1");
        maker.Index();
        var metadata = await OpenAsync(key);
        Assert.Null(metadata.Signature);
        Assert.Contains("its header is not signed", await RefusedAsync(() => FetchAsync(metadata, key), ErrorCodes.Untrusted), StringComparison.Ordinal);
        Assert.Contains("repo_gpgcheck", await RefusedAsync(() => OpenAsync(key, mustBeSigned: true), ErrorCodes.Untrusted), StringComparison.Ordinal);
        maker.Sign(file, key);
        await RefusedAsync(() => FetchAsync(metadata, key), ErrorCodes.DigestMismatch);
        maker.Index(other);
        metadata = await OpenAsync(other);
        Assert.Equal(other, metadata.Signature!.Fingerprint);
        await RefusedAsync(() => OpenAsync(key), ErrorCodes.Untrusted);
        Assert.Contains("is not in the keyring", await RefusedAsync(() => FetchAsync(metadata, other), ErrorCodes.Untrusted), StringComparison.Ordinal);
        File.Delete(file);
        await RefusedAsync(() => FetchAsync(metadata, key), ErrorCodes.SourceNotFound);
    }

    [Fact]
    public async Task A_byte_changed_anywhere_is_found()
    {
        var key = gpg.Make("R <r@example.org>", "ed25519");
        var file = maker.Build("tool", "1");
        maker.Sign(file, key);
        maker.Index(key);
        var metadata = await OpenAsync(key);
        var clean = File.ReadAllBytes(file);
        var keys = Keys(key);

        // Without the digest of the whole file, so that the signature and the digest in the header must find it. What comes before is signed by nobody.
        var header = clean.AsSpan(100).IndexOf((ReadOnlySpan<byte>)[0x8E, 0xAD, 0xE8, 0x01]) + 100;
        for (var at = header; at < clean.Length; at += 7)
        {
            var changed = (byte[])clean.Clone();
            changed[at] ^= 0x10;
            Assert.Throws<DrydockException>(() => RpmPackageFile.Read(changed, metadata.Records[0], keys, TimeProvider.System, Limits.Default, "it"));
        }

        foreach (var name in Directory.GetFiles(Path.Join(maker.Repository, "repodata"), "*primary*").Append(Path.Join(maker.Repository, "repodata", "repomd.xml")))
        {
            var before = File.ReadAllBytes(name);
            var changed = (byte[])before.Clone();
            changed[before.Length / 2] ^= 1;
            File.WriteAllBytes(name, changed);
            await Assert.ThrowsAsync<DrydockException>(() => OpenAsync(key));
            File.WriteAllBytes(name, before);
        }

        var swapped = metadata.Records[0];
        var record = new RpmRecord { Unit = new PackageUnit { Name = "tool", Version = "2-1" }, Architecture = "noarch", Path = swapped.Path, Digest = swapped.Digest, Size = swapped.Size, SourceFile = "" };
        await RefusedAsync(() => FetchAsync(metadata with { Records = [record] }, key), ErrorCodes.DigestMismatch);
    }

    [Fact]
    public async Task A_plan_brings_what_the_new_version_needs_and_refuses_conditions()
    {
        var key = gpg.Make("R <r@example.org>", "ed25519");
        var installed = new List<PackageUnit>();
        foreach (var (name, tags) in new[] { ("app", "Requires: lib = 1-1"), ("lib", ""), ("old", "") })
        {
            var file = maker.Build(name, "1", tags);
            maker.Sign(file, key);
            maker.Index();
            installed.Add(RpmUnits.Read((await FetchAsync(await OpenAsync(key), key)).Header.Span, "x86_64")!);
            File.Delete(file);
        }

        maker.Build("lib", "2", "Requires: new >= 2\nConflicts: app < 2");
        maker.Build("app", "2", "Requires: lib = 2-1");
        maker.Build("new", "2", "Obsoletes: old < 2");
        maker.Build("old", "3", "Requires: (new if lib)");
        maker.Index();
        var metadata = await OpenAsync(key);
        var plan = RpmPlanner.Plan(installed, [metadata], [new WantedUpgrade("lib", "2")]);
        Assert.Equal(("app-2-1.noarch lib-2-1.noarch new-2-1.noarch", "old 1-1", null), (string.Join(' ', plan.Packages.Select(p => p.Record)), string.Join(' ', plan.Remove), plan.Problem));
        Assert.Equal("old 3-1 has the condition '(new if lib)', and conditions are not supported", RpmPlanner.Plan(installed, [metadata], [new WantedUpgrade("old", "3")]).Problem);
        Assert.Equal("no repository has app 3 or newer", RpmPlanner.Plan(installed, [metadata], [new WantedUpgrade("app", "3")]).Problem);
        Assert.Empty(RpmPlanner.Plan(installed, [metadata], [new WantedUpgrade("app", "1-1")]).Packages);
    }

    [Fact]
    public void Files_of_repositories_are_read_with_their_variables()
    {
        var variables = new Dictionary<string, string> { ["releasever"] = "9", ["basearch"] = "x86_64" };
        var found = RpmRepository.Parse("""
            [main]
            gpgcheck=1
            # comment
            [base-$releasever]
            name = Base
            baseurl=https://a.example/$releasever/${basearch}/os/
              https://b.example/$unknown
            gpgkey=file:///etc/pki/rpm-gpg/KEY-$releasever, file:///etc/other
            repo_gpgcheck = 1
            [off]
            mirrorlist=https://m.example/?arch=$basearch
            enabled=0
            """, variables);
        Assert.Equal(2, found.Length);
        Assert.Equal(("base-9", true, true), (found[0].Id, found[0].IsEnabled, found[0].NeedsSignedMetadata));
        Assert.Equal("https://a.example/9/x86_64/os/ https://b.example/$unknown", string.Join(' ', found[0].BaseUrls));
        Assert.Equal("file:///etc/pki/rpm-gpg/KEY-9 file:///etc/other", string.Join(' ', found[0].GpgKeys));
        Assert.Equal(("off", false, "https://m.example/?arch=x86_64"), (found[1].Id, found[1].IsEnabled, found[1].MirrorList));
    }

    public void Dispose()
    {
        gpg.Dispose();
        folder.Dispose();
    }

    private static string Walk(RpmPackageFile package)
    {
        using var payload = package.OpenPayload();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        while (payload.Read())
        {
            var content = new byte[payload.Size];
            var length = 0;
            while (payload.ReadContent(content.AsMemory(length)) is > 0 and var read)
            {
                length += read;
            }

            found.Add($"{payload.Path}={Encoding.UTF8.GetString(content).Trim()}");
        }

        return string.Join(' ', found);
    }

    private static async Task<string> RefusedAsync(Func<Task> open, ErrorCode code)
    {
        var error = await Assert.ThrowsAsync<DrydockException>(open);
        Assert.Equal(code, error.Code);
        return error.Message;
    }

    private Keyring Keys(string key) => Keyring.Parse([("keys", gpg.ExportArmored(key))]);

    private Task<RpmMetadata> OpenAsync(string key, bool mustBeSigned = false) =>
        RpmMetadata.OpenAsync(new FolderRepositoryFiles(maker.Repository), "x86_64", Keys(key), mustBeSigned, TimeProvider.System, Limits.Default, default).AsTask();

    private Task<RpmPackageFile> FetchAsync(RpmMetadata metadata, string key) =>
        RpmPackageFile.OpenAsync(new RpmPlanned(metadata.Records[0], metadata), Keys(key), TimeProvider.System, Limits.Default, default).AsTask();
}
