using System.Collections.Immutable;
using System.Text;
using Drydock.Cli.Linting;
using Drydock.Oci.Content;

namespace Drydock.Cli.Hooks;

/// <summary>The file that git runs before a commit. One that somebody else wrote is left alone. <see href="https://git-scm.com/docs/githooks#_pre_commit"/></summary>
/// <param name="folder">Of hooks.</param>
/// <param name="program">The words that start Drydock.</param>
internal sealed class PreCommitHook(string folder, ImmutableArray<string> program)
{
    private const string Mark = "# Made by 'drydock hook install'; 'drydock hook uninstall' takes it away.";
    private const long MaxSize = 1 << 20;

    public string Path { get; } = System.IO.Path.Join(folder, "pre-commit");

    /// <summary>What somebody puts into a hook of their own.</summary>
    public string Line => $"{string.Join(' ', program.Select(Quote))} hook run || exit 1";

    /// <summary>Null when there is no hook.</summary>
    public async Task<bool?> IsOursAsync(CancellationToken cancel) =>
        !File.Exists(Path) ? null : Encoding.UTF8.GetString(await BoundedReader.ReadFileAsync(Path, MaxSize, cancel)).Contains(Mark, StringComparison.Ordinal);

    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public void Write()
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.OutputFailed, $"Making the folder '{folder}' failed: {e.Message}", "Check where git looks for hooks: git rev-parse --git-path hooks", e);
        }

        WholeFile.Write(Path, $"the hook '{Path}'", file => file.Write(Encoding.UTF8.GetBytes(Script())));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    /// <summary>The program that wrote it; where that is gone, the one in PATH.</summary>
    private string Script() => $"""
        #!/bin/sh
        # Looks at the Dockerfiles that are about to be committed, as they are staged.
        {Mark}
        if [ -e {Quote(program[^1])} ]; then
            exec {string.Join(' ', program.Select(Quote))} hook run
        fi
        exec drydock hook run

        """;

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
