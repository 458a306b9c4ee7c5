namespace Drydock.Tests.Actions.Patch;

/// <summary>Packages that need care are installed as the real dpkg installs them, file by file, its database included.</summary>
public sealed class DpkgCaseTests
{
    /// <summary>Backups and locks; what real programs leave of their own.</summary>
    private static bool IsExplained(string path) => path is "var/lib/dpkg/lock" or "var/lib/dpkg/lock-frontend" or "var/lib/dpkg/status-old" or "var/lib/dpkg/diversions-old" or "var/lib/dpkg/statoverride-old"
        || path.StartsWith("var/lib/dpkg/triggers", StringComparison.Ordinal) || path is "var/lib/dpkg/alternatives" or "var/lib/dpkg/parts" or "var/lib/dpkg/available" or "var/lib/dpkg/info/format" || path.StartsWith("var/log", StringComparison.Ordinal);

    [Fact]
    public Task A_configuration_file_nobody_changed_is_replaced() =>
        CompareAsync(t => [Conf(t, "1", "first")], _ => { }, t => [Conf(t, "2", "second")]);

    [Fact]
    public Task One_that_the_user_changed_stays_and_the_new_one_lies_beside_it() =>
        CompareAsync(t => [Conf(t, "1", "first")], f => File.WriteAllText(f.At("etc/a.conf"), "mine"), t => [Conf(t, "2", "second")]);

    [Fact]
    public Task One_that_the_user_changed_stays_where_the_package_brings_the_same_as_before() =>
        CompareAsync(t => [Conf(t, "1", "first")], f => File.WriteAllText(f.At("etc/a.conf"), "mine"), t => [Conf(t, "2", "first")]);

    [Fact]
    public Task One_that_the_user_took_away_stays_away() =>
        CompareAsync(t => [Conf(t, "1", "first")], f => File.Delete(f.At("etc/a.conf")), t => [Conf(t, "2", "second")]);

    [Fact]
    public Task One_that_the_user_already_made_like_the_new_one_is_no_question() =>
        CompareAsync(t => [Conf(t, "1", "first")], f => File.WriteAllText(f.At("etc/a.conf"), "second"), t => [Conf(t, "2", "second")]);

    [Fact]
    public Task One_that_the_package_does_not_bring_any_more_stays_and_is_obsolete() =>
        CompareAsync(t => [Conf(t, "1", "first")], _ => { }, t => [new MadeDeb(t, "a", "2").File("usr/share/a", "x").Build()]);

    [Fact]
    public Task A_mode_that_the_user_gave_a_configuration_file_stays() =>
        CompareAsync(t => [Conf(t, "1", "first")], f => File.SetUnixFileMode(f.At("etc/a.conf"), UnixFileMode.UserRead), t => [Conf(t, "2", "second")]);

    [Fact]
    public Task Files_that_vanish_are_taken_away_and_folders_once_they_are_empty() => CompareAsync(
        t => [new MadeDeb(t, "a", "1").File("usr/share/a/old/deep/x", "x").File("usr/share/a/b", "b").File("usr/share/shared/a", "a").Build(), new MadeDeb(t, "b", "1").File("usr/share/shared/b", "b").Build()],
        f => File.WriteAllText(f.At("usr/share/a/old/mine"), "mine"),
        t => [new MadeDeb(t, "a", "2").File("usr/share/a/c", "c").Build()]);

    [Fact]
    public Task Hard_links_symbolic_links_and_special_modes_are_as_the_package_has_them() => CompareAsync(
        t => [new MadeDeb(t, "a", "1").File("usr/bin/x", "1").HardLink("usr/bin/y", "usr/bin/x").Link("usr/bin/z", "x").Build()],
        _ => { },
        t => [new MadeDeb(t, "a", "2").File("usr/bin/x", "2", (UnixFileMode)0b100_111_101_101).HardLink("usr/bin/w", "usr/bin/x").Link("usr/bin/z", "/usr/bin/w").File("usr/bin/y", "own").Build()]);

    [Fact]
    public Task What_lies_behind_the_links_of_a_merged_usr_is_written_there_and_not_taken_away() => CompareAsync(
        t => [new MadeDeb(t, "base", "1").File("usr/bin/q", "q").Link("bin", "usr/bin").Build(), new MadeDeb(t, "a", "1").File("usr/share/doc/a", "1").Build()],
        _ => { },
        t => [new MadeDeb(t, "a", "2").File("bin/x", "x").Build()],
        t => [new MadeDeb(t, "a", "3").File("usr/bin/x", "x3").Build()]);

    [Fact]
    public Task A_package_takes_over_files_that_it_replaces() => CompareAsync(
        t => [new MadeDeb(t, "a", "1").File("usr/share/x", "of a").File("usr/share/y", "of a").File("etc/c", "c").Control("conffiles", "/etc/c\n").Build()],
        _ => { },
        t => [new MadeDeb(t, "b", "1").Fields("Replaces: a (<< 2)\nBreaks:   a(<<1)").File("usr/share/x", "of b").Build()],
        t => [new MadeDeb(t, "a", "2").File("usr/share/y", "of a 2").Build()]);

    [Fact]
    public Task A_file_of_a_replacing_package_is_not_taken_back() => CompareAsync(
        t => [new MadeDeb(t, "a", "1").File("usr/share/y", "of a").Build(), new MadeDeb(t, "b", "1").Fields("Replaces: a").File("usr/share/x", "of b").Build()],
        _ => { },
        t => [new MadeDeb(t, "a", "2").File("usr/share/x", "of a 2").File("usr/share/y", "of a 2").Build()]);

    [Fact]
    public Task Diverted_files_go_where_they_are_diverted_to() => CompareAsync(
        t => [new MadeDeb(t, "a", "1").File("usr/bin/x", "1").File("usr/bin/old", "1").Build()],
        f =>
        {
            TestPrograms.Run("dpkg-divert", "--root", f.Root, "--local", "--rename", "--divert", "/usr/bin/x.real", "--add", "/usr/bin/x");
            TestPrograms.Run("dpkg-divert", "--root", f.Root, "--local", "--rename", "--divert", "/usr/bin/old.real", "--add", "/usr/bin/old");
            File.WriteAllText(f.At("usr/bin/x"), "mine");
        },
        t => [new MadeDeb(t, "a", "2").File("usr/bin/x", "2").Build()]);

    [Fact]
    public Task Owners_and_modes_that_the_user_wants_are_given() => CompareAsync(
        t => [new MadeDeb(t, "a", "1").File("usr/bin/x", "1").File("etc/passwd", "root:x:0:0:::\n").File("etc/group", "root:x:0:\n").Build()],
        f => TestPrograms.Run("dpkg-statoverride", "--root", f.Root, "--update", "--add", "#1234", "#4321", "4710", "/usr/bin/x"),
        t => [new MadeDeb(t, "a", "2").File("usr/bin/x", "2").File("etc/passwd", "root:x:0:0:::\n").File("etc/group", "root:x:0:\n").Build()]);

    [Fact]
    public Task Control_files_that_are_gone_and_fields_of_any_form_are_written_as_dpkg_writes_them() => CompareAsync(
        t => [new MadeDeb(t, "a", "1").Control("symbols", "old\n").Control("shlibs", "old\n").File("usr/share/x", "x").Build()],
        _ => { },
        t => [new MadeDeb(t, "a", "2").Fields("X-Own: 1\nHomepage: http://example.org\nPriority: Optional\nSection: misc\nEssential: no\nMulti-Arch: foreign\nRecommends: x1 |y1( >= 2 ),z1 (=3)\nSuggests: s:any (<< 1)\nInstalled-Size: 5\nBugs: mailto:b@example.org").Control("shlibs", "new\n").Control("md5sums", "00000000000000000000000000000000  usr/share/x\n").File("usr/share/x", "2").Build()]);

    [Fact]
    public Task Shared_packages_have_their_architecture_in_their_names() => CompareAsync(
        t => [new MadeDeb(t, "a", "1").Fields("Architecture: amd64\nMulti-Arch: same").File("usr/share/x", "x").Build()],
        _ => { },
        t => [new MadeDeb(t, "a", "2").Fields("Architecture: amd64\nMulti-Arch: same").File("usr/share/x", "y").Build()]);

    [Fact]
    public Task A_link_in_the_place_of_a_folder_and_a_folder_in_the_place_of_a_link_are_left() => CompareAsync(
        t => [new MadeDeb(t, "a", "1").File("usr/share/d/x", "x").Link("usr/share/l", "d").Build()],
        _ => { },
        t => [new MadeDeb(t, "a", "2").File("usr/share/d/x", "x2").File("usr/share/l/y", "y").Build()]);

    [Fact]
    public async Task Excluded_paths_are_left_out_and_listed()
    {
        string[] filters = ["--path-exclude=/usr/share/doc/*", "--path-include=/usr/share/doc/*/copyright"];
        static string Docs(TempFolder t, string v) => new MadeDeb(t, "a", v).File("usr/share/doc/a/copyright", v).File("usr/share/doc/a/more/README", v).File("usr/bin/a", v).Build();
        await CompareAsync(t => [Docs(t, "1")], f => WriteConfiguration(f, filters), t => [Docs(t, "2")], more: filters);
    }

    [Fact]
    public async Task A_file_of_another_package_is_not_overwritten()
    {
        using var temp = new TempFolder();
        var folder = DebianFolder.Empty(temp.At("root"));
        folder.Dpkg("--install", new MadeDeb(temp, "a", "1").File("usr/share/x", "x").Build());
        using var draft = await folder.DraftAsync(temp);
        var before = await DebianFolder.DescribeAsync(draft, _ => false);

        var result = await DebianFolder.PatchAsync(draft, [new MadeDeb(temp, "b", "1").File("usr/share/x", "y").Build()]);

        Assert.Equal("its file 'usr/share/x' belongs to a 1, which it does not say that it replaces", Assert.Single(result.Packages).Refusal);
        Assert.Equal(before, await DebianFolder.DescribeAsync(draft, _ => false));
    }

    private static string Conf(TempFolder temp, string version, string content) => new MadeDeb(temp, "a", version).File("etc/a.conf", content).Control("conffiles", "/etc/a.conf\n").Build();

    private static void WriteConfiguration(DebianFolder folder, string[] options)
    {
        Directory.CreateDirectory(folder.At("etc/dpkg/dpkg.cfg.d"));
        File.WriteAllLines(folder.At("etc/dpkg/dpkg.cfg.d/filters"), options.Select(o => o.TrimStart('-')));
    }

    private static Task CompareAsync(Func<TempFolder, string[]> old, Action<DebianFolder> change, Func<TempFolder, string[]> @new, Func<TempFolder, string[]>? newer = null, string[]? more = null) =>
        CompareAsync(old, change, newer is null ? [@new] : [@new, newer], more ?? []);

    private static async Task CompareAsync(Func<TempFolder, string[]> old, Action<DebianFolder> change, Func<TempFolder, string[]>[] steps, string[] options)
    {
        using var temp = new TempFolder();
        var folder = DebianFolder.Empty(temp.At("root"));
        folder.Dpkg(["--install", .. old(temp)]);
        change(folder);
        using var draft = await folder.DraftAsync(temp);
        var real = folder.Copy(temp.At("real"));
        foreach (var step in steps)
        {
            var files = step(temp);
            var result = await DebianFolder.PatchAsync(draft, files);
            Assert.True(result.IsComplete, string.Join('\n', result.Packages.Select(p => p.Refusal)));
            real.Dpkg(["--force-depends", .. options, "--install", .. files]);
        }

        using var expected = await real.DraftAsync(temp);
        await DebianFolder.AssertSameAsync(expected, draft, IsExplained);
    }
}
