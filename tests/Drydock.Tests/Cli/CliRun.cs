using System.Text;
using Drydock.Cli;

namespace Drydock.Tests.Cli;

/// <summary>One run of the command line, in this process.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static async Task<CliRun> OfAsync(TempFolder cache, params string[] args) => await OfAsync(cache, Stream.Null, [], args);

    public static async Task<CliRun> OfAsync(TempFolder cache, Stream input, Dictionary<string, string> environment, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var exitCode = await Application.RunAsync(args, new Surroundings
        {
            Input = input,
            Output = output,
            Error = error,
            IsOutputTerminal = false,
            IsErrorTerminal = false,
            Time = new TestTime(),
            Folder = environment.GetValueOrDefault("PWD") ?? Environment.CurrentDirectory,
            Environment = name => name == "DRYDOCK_CACHE_DIR" ? cache.Root : environment.GetValueOrDefault(name) ?? (name == "DRYDOCK_DB_DIR" ? TestDatabase.Root : null),
        });
        return new CliRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
