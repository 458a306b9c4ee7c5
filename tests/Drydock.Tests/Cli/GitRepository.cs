using Drydock.Cli;

namespace Drydock.Tests.Cli;

/// <summary>A repository made by the real git, in which the hook runs the program that was just built.</summary>
internal sealed class GitRepository : IDisposable
{
    private static readonly Dictionary<string, string> Nobody = new(StringComparer.Ordinal) { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null" };

    public GitRepository()
    {
        Git("init", "-q", "-b", "main");
        Git("config", "user.name", "Somebody");
        Git("config", "user.email", "somebody@example.com");
    }

    public TempFolder Folder { get; } = new();

    /// <summary>The folder in which commands run.</summary>
    public string Root => Folder.Root;

    public string Git(params string[] arguments) => TestPrograms.Run("git", ["-C", Root, .. arguments], Nobody);

    /// <summary>The answer of git to a commit that may be refused.</summary>
    public (int ExitCode, string Said) Commit(params string[] arguments)
    {
        using var process = TestPrograms.Start("bash", ["-c", "exec git -C \"$0\" commit -m x \"$@\" 2>&1", Root, .. arguments], Nobody);
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }

    public async Task<CliRun> DrydockAsync(params string[] args) => await DrydockInAsync(Root, args);

    public static async Task<CliRun> DrydockInAsync(string folder, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var surroundings = new Surroundings { Input = Stream.Null, Output = output, Error = error, IsOutputTerminal = false, IsErrorTerminal = false, Folder = folder, Program = ["dotnet", Path.Join(AppContext.BaseDirectory, "drydock.dll")] };
        return new CliRun(await Application.RunAsync(args, surroundings), System.Text.Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => Folder.Dispose();
}
