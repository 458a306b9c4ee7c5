using System.Collections.Immutable;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Drydock.Core.Actions.Upgrades;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Tests.Layers;
using Drydock.Tests.Repositories;
using Drydock.Tests.Repositories.Apk;

namespace Drydock.Tests.Actions.Upgrades;

/// <summary>Packages of Alpine are raised in a draft as apk would, without its scripts.</summary>
public sealed class ApkUpgraderTests : IDisposable
{
    private const string Key = "test-1.rsa.pub";
    private const string Busybox = "Q1AAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private readonly TempFolder folder = new();
    private readonly ApkMaker maker;
    private readonly byte[] pem;
    private readonly StringBuilder index = new();

    public ApkUpgraderTests()
    {
        maker = new ApkMaker(folder);
        pem = maker.MakeKey(Key);
        Directory.CreateDirectory(folder.At("repo", "x86_64"));
    }

    [Fact]
    public async Task A_package_is_raised_with_its_files_and_its_record()
    {
        Add("app", "2-r0", [
            Folder("etc"), File("etc/app.conf", "new"), File("etc/mine.conf", "new"), File("etc/same.conf", "new"),
            Folder("usr"), Folder("usr/bin"), File("usr/bin/app", "two", 0b100_111_101_101),
            new PaxTarEntry(TarEntryType.HardLink, "usr/bin/app2") { LinkName = "usr/bin/app" }, new PaxTarEntry(TarEntryType.SymbolicLink, "usr/bin/link") { LinkName = "app", Mode = (UnixFileMode)0x1FF },
            Folder("var"), Owned(Folder("var/app", 0b111_000_000), 1000), Owned(File("var/app/taken", "mine now"), 1000)], "depend = so:libc.so.1\nreplaces = other\n");
        using var draft = await ImageAsync();

        var outcome = await RunAsync(draft, new UpgradeRequest { All = true });

        Assert.Equal(["app 1-r0 2-r0"], outcome.Step!.Upgrades.Select(u => $"{u.Package} {u.From} {u.To}"));
        Assert.Equal("patch: /etc/mine.conf was changed by you and stays; the one of app 2-r0 lies beside it as /etc/mine.conf.apk-new.", Assert.Single(outcome.Notes));
        Assert.Equal(["etc/app.conf new", "etc/mine.conf mine", "etc/mine.conf.apk-new new", "etc/same.conf new", "usr/bin/app two", "usr/bin/app2 two", "var/app/taken mine now"], await ContentsAsync(draft, "etc/app.conf", "etc/mine.conf", "etc/mine.conf.apk-new", "etc/same.conf", "etc/same.conf.apk-new", "usr/bin/app", "usr/bin/app2", "var/app/taken", "usr/share/old/gone"));
        Assert.Equal(0b100_111_101_101, draft.Files.Find("usr/bin/app")!.Mode);
        Assert.Equal(["usr/bin/app", "usr/bin/app2"], draft.Files.NamesOf("usr/bin/app").Order(StringComparer.Ordinal));
        Assert.Equal("app", draft.Files.Find("usr/bin/link")!.LinkTarget);
        Assert.Equal((0b111_000_000, 0b111_111_111), (draft.Files.Find("var/app")!.Mode, draft.Files.Find("var")!.Mode));

        // The package was built where the owner has another number.
        Assert.Equal((101, 101), (draft.Files.Find("var/app")!.Uid, draft.Files.Find("var/app/taken")!.Gid));

        // The folder of the old version is gone with its last file; the one that another package has too is not.
        Assert.Null(draft.Files.Find("usr/share/old"));
        Assert.NotNull(draft.Files.Find("usr/share"));

        var size = new FileInfo(folder.At("repo", "x86_64", "app-2-r0.apk")).Length;
        Assert.Equal(
            $$"""
            {{Record("C")}}
            P:app
            V:2-r0
            A:x86_64
            S:{{size}}
            I:4096
            T:app for tests
            U:https://example.org
            L:MIT
            o:app
            t:1700000000
            D:so:libc.so.1
            r:other
            F:etc
            R:app.conf
            Z:{{Sum("new")}}
            R:mine.conf
            Z:{{Sum("new")}}
            R:same.conf
            Z:{{Sum("new")}}
            F:usr
            F:usr/bin
            R:app
            a:0:0:4755
            Z:{{Sum("two")}}
            R:app2
            a:0:0:4755
            Z:{{Sum("two")}}
            R:link
            a:0:0:777
            Z:{{Sum("app")}}
            F:var
            F:var/app
            M:101:101:700
            R:taken
            a:101:101:644
            Z:{{Sum("mine now")}}

            P:other
            V:1-r0
            A:x86_64
            p:so:libc.so.1=1
            F:usr
            F:usr/share
            F:var
            F:var/app


            """.ReplaceLineEndings("\n"),
            (await TextAsync(draft, "lib/apk/db/installed"))[..^BusyboxRecord.Length]);
        Assert.Equal("app other\n", await TextAsync(draft, "etc/apk/world"));
    }

    [Fact]
    public async Task Findings_choose_what_is_raised_and_its_plan_gives_the_same_files()
    {
        Add("app", "2-r0", [Folder("usr"), Folder("usr/bin"), File("usr/bin/app", "two")]);
        Add("other", "2-r0", [Folder("usr"), Folder("usr/share"), File("usr/share/x", "x")], "provides = so:libc.so.1=1\n");
        var package = new Package { Ecosystem = "apk", Name = "app", Version = "1-r0" };
        var known = new Vulnerability { Id = "CVE-1", Package = new InstalledPackage(package, Purls.Of(package, null), 0, ["x"]) { Analyzer = "test" }, FixedVersion = "2-r0", Status = AdvisoryStatus.Fixed };
        using var draft = await ImageAsync();
        using var again = await ImageAsync();

        var outcome = await RunAsync(draft, new UpgradeRequest(), [.. KnownVulnerabilities.Of([known], new Inventory())]);

        var step = outcome.Step!;
        Assert.Equal(("CVE-1 app", "app", "closes CVE-1"), (Assert.Single(step.Closes), Assert.Single(step.Upgrades).Package, step.Upgrades[0].Why));
        await Upgraders.ApplyAsync(again, new Inventory(), new UpgradeRequest(), new FolderOpener(), TimeProvider.System, step, default);
        Assert.Equal(await WriteAsync(draft), await WriteAsync(again));
        var path = folder.At("repo", "x86_64", "app-2-r0.apk");
        System.IO.File.WriteAllBytes(path, [.. System.IO.File.ReadAllBytes(path), 0]);
        using var third = await ImageAsync();
        Assert.Equal(ErrorCodes.DigestMismatch, (await Assert.ThrowsAsync<DrydockException>(() => Upgraders.ApplyAsync(third, new Inventory(), new UpgradeRequest(), new FolderOpener(), TimeProvider.System, step, default))).Code);
    }

    [Fact]
    public async Task What_nobody_signed_is_not_read()
    {
        Add("app", "2-r0", [File("usr/bin/app", "two")]);
        using var draft = await ImageAsync(withKey: false);
        Assert.Equal(ErrorCodes.Untrusted, (await Assert.ThrowsAsync<DrydockException>(() => RunAsync(draft, new UpgradeRequest { All = true }))).Code);
        var outcome = await RunAsync(draft, new UpgradeRequest { All = true, Keyrings = [("/somewhere/" + Key, pem)] });
        Assert.Equal("2-r0", Assert.Single(outcome.Step!.Upgrades).To);
    }

    [Theory]
    [InlineData("#!/bin/sh\n/usr/bin/app x\n", "", "its .post-upgrade is not understood: /usr/bin/app x (--accept-scripts app raises it without running them)")]
    [InlineData("#!/usr/bin/lua\n", "", "its .post-upgrade is not understood: a script for /usr/bin/lua (--accept-scripts app raises it without running them)")]
    [InlineData("#!/bin/sh\nfrobnicate\n", "app", null)]
    [InlineData("#!/bin/busybox sh\ncd /\nif [ \"$2\" = 1-r0 ]; then chmod 600 /etc/same.conf; fi\nexit 0\n", "", null)]
    [InlineData("#!/bin/sh\naddgroup -S -g 42 shadow 2>/dev/null || chmod 600 /etc/same.conf\n", "", null)]
    [InlineData("#!/bin/sh\naddgroup -S klogd 2>/dev/null\nexit 0\n", "", "its .post-upgrade is not understood: addgroup -S klogd (--accept-scripts app raises it without running them)")]
    public async Task A_script_is_followed_or_keeps_the_package_as_it_is(string script, string accepted, string? refusal)
    {
        Add("app", "2-r0", [File("usr/bin/app", "two", 0b111_101_101), File("etc/same.conf", "new")], "", (".post-upgrade", script));
        using var draft = await ImageAsync();

        var outcome = await RunAsync(draft, new UpgradeRequest { All = true, AcceptScripts = [accepted] });

        if (refusal is not null)
        {
            Assert.Null(outcome.Step);
            Assert.Equal($"patch: app stays at 1-r0: {refusal}.", Assert.Single(outcome.Notes));
            Assert.Equal(await WriteAsync(await ImageAsync()), await WriteAsync(draft));
            return;
        }

        Assert.NotNull(outcome.Step);
        Assert.Equal(accepted.Length == 0 ? 0b110_000_000 : 0b110_100_100, draft.Files.Find("etc/same.conf")!.Mode);
        var database = new TarReader(new MemoryStream((await draft.ReadAsync("lib/apk/db/scripts.tar", default))!));
        Assert.Equal("busybox-1-r0." + Busybox + ".trigger", (await database.GetNextEntryAsync(copyData: true))!.Name);
        var entry = (await database.GetNextEntryAsync(copyData: true))!;
        Assert.Equal($"app-2-r0.{Record("C")[2..]}.post-upgrade", entry.Name);
        Assert.Equal(script, await new StreamReader(entry.DataStream!).ReadToEndAsync());
        Assert.Null(await database.GetNextEntryAsync());
    }

    [Fact]
    public async Task Triggers_are_followed_and_kept()
    {
        // The new version has one link less, and busybox's own takes its place.
        Add("app", "2-r0", [Folder("bin"), File("bin/app", "two"), Folder("etc")], "triggers = /etc/new\n", (".trigger", "#!/bin/sh\nexit 0\n"));
        using var draft = await ImageAsync();

        var outcome = await RunAsync(draft, new UpgradeRequest { All = true });

        Assert.Empty(outcome.Notes);
        Assert.Equal("/bin/busybox", draft.Files.Find("bin/wget")!.LinkTarget);
        Assert.Equal($"{Busybox} /bin /usr/bin /lib/modules/*\n{Record("C")[2..]} /etc/new\n", await TextAsync(draft, "lib/apk/db/triggers"));
    }

    [Fact]
    public async Task A_file_of_another_package_is_not_taken()
    {
        Add("app", "2-r0", [File("bin/busybox", "evil")]);
        Add("other", "2-r0", [File("usr/share/x", "x")], "provides = so:libc.so.1=1\n");
        using var draft = await ImageAsync();

        var outcome = await RunAsync(draft, new UpgradeRequest { All = true });

        Assert.Equal("patch: app stays at 1-r0: its file '/bin/busybox' belongs to busybox.", Assert.Single(outcome.Notes));
        Assert.Equal("other", Assert.Single(outcome.Step!.Upgrades).Package);
        Assert.Equal("box", await TextAsync(draft, "bin/busybox"));
    }

    [Fact]
    public async Task Folders_of_the_image_are_no_repositories()
    {
        Add("app", "2-r0", [File("usr/bin/app", "two")]);
        using var draft = await ImageAsync(repositories: folder.At("repo") + "\n");
        PublishIndex();
        Assert.Equal(ErrorCodes.SourceNotFound, (await Assert.ThrowsAsync<DrydockException>(() => Upgraders.RunAsync(draft, new Inventory(), new UpgradeRequest { All = true }, new FolderOpener(), TimeProvider.System, [], default))).Code);
    }

    public void Dispose() => folder.Dispose();

    private static readonly string BusyboxRecord = $"C:{Busybox}\nP:busybox\nV:1-r0\nA:x86_64\nF:bin\nR:busybox\na:0:0:755\nZ:{Sum("box")}\nF:etc\nF:etc/busybox-paths.d\nR:busybox\n\n";

    private void Add(string name, string version, TarEntry[] files, string info = "", params (string, string)[] scripts)
    {
        var (file, record) = maker.Package(Key, name, version, files, info, scripts);
        System.IO.File.WriteAllBytes(folder.At("repo", "x86_64", $"{name}-{version}.apk"), file);
        index.Append(record);
    }

    private void PublishIndex() => System.IO.File.WriteAllBytes(folder.At("repo", "x86_64", "APKINDEX.tar.gz"), maker.Index(Key, index.ToString()));

    /// <summary>A line of the first package's record.</summary>
    private string Record(string letter) => index.ToString().Split('\n').First(l => l.StartsWith(letter + ":", StringComparison.Ordinal));

    private Task<UpgradeOutcome> RunAsync(ImageDraft draft, UpgradeRequest request, ImmutableArray<Finding> findings = default)
    {
        PublishIndex();
        return Upgraders.RunAsync(draft, new Inventory(), request with { Repositories = [folder.At("repo")] }, new FolderOpener(), TimeProvider.System, findings.IsDefault ? [] : findings, default);
    }

    private async Task<ImageDraft> ImageAsync(bool withKey = true, string repositories = "")
    {
        var installed = $"""
            C:Q1BBBBBBBBBBBBBBBBBBBBBBBBBBB=
            P:app
            V:1-r0
            A:x86_64
            F:bin
            R:wget
            a:0:0:777
            Z:{Sum("app")}
            F:etc
            R:app.conf
            Z:{Sum("old")}
            R:mine.conf
            Z:{Sum("old")}
            R:same.conf
            Z:{Sum("old")}
            F:usr
            F:usr/bin
            R:app
            a:0:0:755
            Z:{Sum("one")}
            F:usr/share
            F:usr/share/old
            R:gone
            Z:{Sum("gone")}
            F:var
            F:var/app
            M:101:101:755

            P:other
            V:1-r0
            A:x86_64
            p:so:libc.so.1=1
            F:usr
            F:usr/share
            F:var
            F:var/app
            R:taken
            Z:{Sum("theirs")}


            """.ReplaceLineEndings("\n") + BusyboxRecord;
        var trigger = "#!/bin/sh\nfor i in \"$@\"; do case \"$i\" in /lib/modules/*) frobnicate;; *) all=yes;; esac; done\n[ -n \"$all\" ] && /bin/busybox --install -s\n";
        return await ImageDraft.OpenAsync(
            await new MemoryStore().Add([TarBytes.Of(
                File("bin/busybox", "box", 0b111_101_101), new PaxTarEntry(TarEntryType.SymbolicLink, "bin/wget") { LinkName = "app", Mode = (UnixFileMode)0x1FF },
                File("etc/app.conf", "old"), File("etc/mine.conf", "mine"), File("etc/same.conf", "new"), File("etc/busybox-paths.d/busybox", "bin/wget\nbin/busybox\nbin/addgroup\n"),
                File("usr/bin/app", "one", 0b111_101_101), File("usr/share/old/gone", "gone"), Folder("var", 0b111_111_111), Owned(Folder("var/app"), 101), File("var/app/taken", "theirs"),
                new PaxTarEntry(TarEntryType.SymbolicLink, "bin/addgroup") { LinkName = "/bin/busybox" }, File("etc/group", "root:x:0:\nshadow:x:42:\n"),
                File("etc/apk/arch", "x86_64\n"), File("etc/apk/world", "app other\n"), File("etc/apk/repositories", repositories), File(withKey ? "etc/apk/keys/" + Key : "etc/other", Encoding.ASCII.GetString(pem)),
                File("lib/apk/db/installed", installed), File("lib/apk/db/triggers", $"{Busybox} /bin /usr/bin /lib/modules/*\n"),
                File("lib/apk/db/scripts.tar", Encoding.Latin1.GetString(new TarBytes().Add('0', $"busybox-1-r0.{Busybox}.trigger", trigger).Build())))]).LoadAsync(),
            Limits.Default,
            CancellationToken.None);
    }

    private static PaxTarEntry File(string name, string content, int mode = 0b110_100_100) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)), Mode = (UnixFileMode)mode };

    private static PaxTarEntry Folder(string name, int mode = 0b111_101_101) => new(TarEntryType.Directory, name + "/") { Mode = (UnixFileMode)mode };

    private static PaxTarEntry Owned(PaxTarEntry entry, int id)
    {
        (entry.Uid, entry.Gid) = (id, id);
        return entry;
    }

    private static string Sum(string content) => "Q1" + Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(content)));

    private static async Task<string> TextAsync(ImageDraft draft, string path) => Encoding.UTF8.GetString(await draft.ReadAsync(path, CancellationToken.None) ?? []);

    private static async Task<List<string>> ContentsAsync(ImageDraft draft, params string[] paths)
    {
        var found = new List<string>();
        foreach (var path in paths.Where(p => draft.Files.Find(p) is not null))
        {
            found.Add($"{path} {await TextAsync(draft, path)}");
        }

        return found;
    }

    private static async Task<string> WriteAsync(ImageDraft draft)
    {
        var text = new StringBuilder();
        foreach (var (path, node) in draft.Files.All)
        {
            text.Append(path).Append(' ').Append(Convert.ToString(node.Mode, 8)).Append(' ').Append(node.Uid).Append(' ').Append(draft.Original.Find(path) == node ? 0 : node.ModifiedAt).Append(' ').Append(node.LinkTarget).Append(' ').AppendLine(node.IsFile ? await TextAsync(draft, path) : "");
        }

        return text.ToString();
    }
}
