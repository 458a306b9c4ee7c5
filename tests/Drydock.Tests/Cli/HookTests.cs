namespace Drydock.Tests.Cli;

/// <summary>The hook, run by the real git.</summary>
public sealed class HookTests : IDisposable
{
    private const string Good = "FROM debian:13.1\nUSER app\nCMD [\"true\"]\n";
    private const string Bad = "FROM debian:13.1\nWORKDIR app\nUSER app\nCMD [\"true\"]\n";

    private readonly GitRepository repository = new();

    public HookTests() => repository.Folder.Write("drydock.yaml", "lint:\n  preset: minimal\n  rules:\n    relative-workdir: high\n  exclude: [samples/*]\n");

    [Fact]
    public async Task A_good_commit_passes_and_a_bad_one_is_refused()
    {
        await InstallAsync();
        Stage("Dockerfile", Good);
        Assert.Equal(0, repository.Commit().ExitCode);

        Stage("Dockerfile", Bad);
        var (exitCode, said) = repository.Commit();
        Assert.Equal(1, exitCode);
        Assert.Contains("Dockerfile:2:9 high DF001 relative-workdir", said, StringComparison.Ordinal);
        Assert.Contains("the commit is refused", said, StringComparison.Ordinal);
        Assert.Equal("1", repository.Git("rev-list", "--count", "HEAD"));
        Assert.Equal(0, repository.Commit("--no-verify").ExitCode);
    }

    [Fact]
    public async Task What_is_staged_counts_and_not_what_lies_in_the_folder()
    {
        await InstallAsync();
        Stage("Dockerfile", Bad);
        repository.Folder.Write("Dockerfile", Good);
        Assert.Equal(1, repository.Commit().ExitCode);

        Stage("Dockerfile", Good);
        repository.Folder.Write("Dockerfile", Bad);
        Assert.Equal(0, repository.Commit().ExitCode);

        // With --all git commits from an index of its own.
        Assert.Equal(1, repository.Commit("--all").ExitCode);
    }

    [Theory]
    [InlineData("a b/Dockerfile.d e")]
    [InlineData("-x/ü\"\n'$(id)/Containerfile")]
    public async Task Odd_names_are_looked_at(string name)
    {
        await InstallAsync();
        Stage(name, Bad);
        Assert.Equal(1, repository.Commit().ExitCode);
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("Dockerfile.dockerignore")]
    [InlineData("samples/Dockerfile")]
    [InlineData("web/node_modules/x/Dockerfile")]
    public async Task What_lint_would_not_look_at_the_hook_does_not_either(string name)
    {
        await InstallAsync();
        Stage(name, Bad);
        Assert.Equal(0, repository.Commit().ExitCode);
    }

    [Fact]
    public async Task A_deleted_Dockerfile_and_a_link_are_nothing_to_look_at()
    {
        Stage("Dockerfile", Bad);
        Assert.Equal(0, repository.Commit().ExitCode);
        await InstallAsync();
        repository.Git("rm", "-q", "Dockerfile");
        File.CreateSymbolicLink(repository.Folder.At("Containerfile"), "nowhere");
        repository.Git("add", "Containerfile");
        Assert.Equal(0, repository.Commit().ExitCode);
    }

    [Fact]
    public async Task A_hook_of_somebody_else_stays_until_it_is_forced()
    {
        repository.Folder.Write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
        var refused = await repository.DrydockAsync("hook", "install");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("hook run || exit 1", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await repository.DrydockAsync("hook", "uninstall")).ExitCode);
        Assert.Equal("#!/bin/sh\nexit 0\n", File.ReadAllText(repository.Folder.At(".git/hooks/pre-commit")));

        Assert.Equal(0, (await repository.DrydockAsync("hook", "install", "--force")).ExitCode);
        Stage("Dockerfile", Bad);
        Assert.Equal(1, repository.Commit().ExitCode);
    }

    [Fact]
    public async Task The_line_for_a_hook_of_somebody_else_works()
    {
        repository.Folder.Write(".git/hooks/pre-commit", "#!/bin/sh\n");
        var line = (await repository.DrydockAsync("hook", "install")).Error.Split("--force: ")[1];
        repository.Folder.Write(".git/hooks/pre-commit", $"#!/bin/sh\n{line}exit 0\n");
        File.SetUnixFileMode(repository.Folder.At(".git/hooks/pre-commit"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Stage("Dockerfile", Bad);
        Assert.Equal(1, repository.Commit().ExitCode);
        Stage("Dockerfile", Good);
        Assert.Equal(0, repository.Commit().ExitCode);
    }

    [Fact]
    public async Task Installing_twice_is_once_and_uninstalling_takes_it_away()
    {
        await InstallAsync();
        await InstallAsync();
        Assert.Equal(0, (await repository.DrydockAsync("hook", "uninstall")).ExitCode);
        Assert.False(File.Exists(repository.Folder.At(".git/hooks/pre-commit")));
        Assert.Contains("There is none", (await repository.DrydockAsync("hook", "uninstall")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_that_core_hooksPath_names_is_used_from_a_folder_below_too()
    {
        repository.Git("config", "core.hooksPath", "tools/hooks");
        Directory.CreateDirectory(repository.Folder.At("src"));
        Assert.Equal(0, (await GitRepository.DrydockInAsync(repository.Folder.At("src"), "hook", "install")).ExitCode);
        Assert.True(File.Exists(repository.Folder.At("tools/hooks/pre-commit")));
        Stage("Dockerfile", Bad);
        Assert.Equal(1, repository.Commit().ExitCode);
    }

    [Fact]
    public async Task A_worktree_has_the_hook_of_its_repository()
    {
        Stage("notes.txt", "x");
        repository.Git("add", "drydock.yaml");
        Assert.Equal(0, repository.Commit().ExitCode);
        using var other = new TempFolder();
        repository.Git("worktree", "add", "-q", other.At("tree"));
        Assert.Equal(0, (await GitRepository.DrydockInAsync(other.At("tree"), "hook", "install")).ExitCode);
        Assert.True(File.Exists(repository.Folder.At(".git/hooks/pre-commit")));

        File.WriteAllText(other.At("tree/Dockerfile"), Bad);
        repository.Git("-C", other.At("tree"), "add", "Dockerfile");
        using var commit = TestPrograms.Start("git", ["-C", other.At("tree"), "commit", "-qm", "x"]);
        commit.WaitForExit();
        Assert.Equal(1, commit.ExitCode);
    }

    [Fact]
    public async Task A_folder_without_a_repository_is_an_error()
    {
        using var empty = new TempFolder();
        var run = await GitRepository.DrydockInAsync(empty.Root, "hook", "install");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("not a git repository", run.Error, StringComparison.Ordinal);
        Assert.Contains("[git-failed]", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => repository.Dispose();

    private async Task InstallAsync() => Assert.Equal(0, (await repository.DrydockAsync("hook", "install")).ExitCode);

    private void Stage(string name, string text)
    {
        repository.Folder.Write(name, text);
        repository.Git("add", "--", name);
    }
}
