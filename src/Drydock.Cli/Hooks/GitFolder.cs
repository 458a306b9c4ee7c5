using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Cli.Hooks;

/// <summary>A working tree of git, asked through git itself: it knows about worktrees, settings and the index that a commit is made from.</summary>
/// <param name="top">Its topmost folder, where git runs hooks.</param>
internal sealed class GitFolder(string top, Surroundings surroundings)
{
    private const int MaxOutput = 64 << 20;

    public string Top => top;

    /// <summary>The working tree that the working folder lies in.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.GitFailed"/></exception>
    public static async Task<GitFolder> FindAsync(Surroundings surroundings, CancellationToken cancel) =>
        new((await new GitFolder(surroundings.Folder, surroundings).RunAsync(cancel, "rev-parse", "--show-toplevel")).TrimEnd('\n'), surroundings);

    /// <summary>Where hooks lie: one folder for all worktrees, or the one that <c>core.hooksPath</c> names. <see href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-corehooksPath"/></summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.GitFailed"/></exception>
    public async Task<string> HooksAsync(CancellationToken cancel) => Path.GetFullPath((await RunAsync(cancel, "rev-parse", "--git-path", "hooks")).TrimEnd('\n'), top);

    /// <summary>What a commit would add or change: files only, no links and no submodules. <see href="https://git-scm.com/docs/diff-format#_raw_output_format"/></summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.GitFailed"/></exception>
    public async Task<List<StagedFile>> StagedAsync(CancellationToken cancel)
    {
        var fields = (await RunAsync(cancel, "diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--diff-filter=AMT")).Split('\0');
        var files = new List<StagedFile>();
        for (var i = 0; i + 1 < fields.Length; i += 2)
        {
            if (fields[i].Split(' ') is [_, var mode, _, var blob, _] && mode.StartsWith("100", StringComparison.Ordinal))
            {
                files.Add(new StagedFile(fields[i + 1], blob));
            }
        }

        return files;
    }

    /// <summary>The staged content of a file, whatever the working tree holds.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.GitFailed"/></exception>
    public Task<string> ReadAsync(StagedFile file, CancellationToken cancel) => RunAsync(cancel, "cat-file", "blob", file.Blob);

    private async Task<string> RunAsync(CancellationToken cancel, params ImmutableArray<string> arguments)
    {
        var result = await new ChildProcess("git", ["-C", top, .. arguments], ErrorCodes.GitFailed) { OutputLimit = MaxOutput, Variables = surroundings.Environment }.RunAsync(surroundings.Time, cancel);
        return result.ExitCode == 0 ? result.Output : throw new DrydockException(
            ErrorCodes.GitFailed, $"Running 'git {arguments[0]}' in '{top}' failed: {result.Error.Trim()}", "Run this in the working tree of a git repository.");
    }
}
