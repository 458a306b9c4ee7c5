using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Drydock.Cli.Commands;
using Drydock.Cli.Terminal;
using Drydock.Oci.Content;

namespace Drydock.Cli;

/// <summary>The command line from arguments to exit code. The one place where every error ends.</summary>
internal static class Application
{
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings)
    {
        if (args is ["--version"])
        {
            // Asked for by scripts at every start: answered without building the command tree.
            return await GuardAsync(() => Task.FromResult((ExitCodes.Pass, ProductVersion.Text + "\n")), isVerbose: false, surroundings);
        }

        // Without a word, the answer is what can be said.
        var result = CommandTree.Create(surroundings).Parse(args is [] ? ["--help"] : args);
        if (result.Errors.Count > 0)
        {
            await PrintUsageErrorsAsync(result, surroundings);
            return ExitCodes.Usage;
        }

        return await GuardAsync(() => InvokeAsync(result, surroundings), result.GetResult(GlobalOptions.Verbose) is { Implicit: false }, surroundings);
    }

    private static async Task PrintUsageErrorsAsync(ParseResult result, Surroundings surroundings)
    {
        foreach (var error in result.Errors)
        {
            await surroundings.Error.WriteLineAsync($"drydock: {error.Message}");
        }

        var command = result.CommandResult.Command is RootCommand ? "drydock" : $"drydock {result.CommandResult.Command.Name}";
        await surroundings.Error.WriteLineAsync($"  Run '{command} --help' for what it takes.");
    }

    private static async Task<(int ExitCode, string Output)> InvokeAsync(ParseResult result, Surroundings surroundings)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        return (await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = surroundings.Error }), output.ToString());
    }

    private static async Task<int> GuardAsync(Func<Task<(int ExitCode, string Output)>> run, bool isVerbose, Surroundings surroundings)
    {
        try
        {
            var (exitCode, output) = await run();
            StandardOutput.Write(Encoding.UTF8.GetBytes(output), surroundings.Output);
            return exitCode;
        }
        catch (OperationCanceledException)
        {
            await surroundings.Error.WriteLineAsync("drydock: cancelled");
            return ExitCodes.Cancelled;
        }
        catch (DrydockException e)
        {
            await PrintAsync(e, isVerbose, surroundings.Error);
            return e.Code.ExitCode;
        }
        catch (Exception e)
        {
            await surroundings.Error.WriteLineAsync($"drydock: bug: {e.GetType().Name}: {e.Message}");
            await surroundings.Error.WriteLineAsync(isVerbose ? e.ToString() : "  This is a mistake in Drydock. Run again with --verbose and report what it prints.");
            return ExitCodes.Bug;
        }
    }

    private static async Task PrintAsync(DrydockException error, bool isVerbose, TextWriter to)
    {
        await to.WriteLineAsync($"drydock: {error.Message} [{error.Code}]");
        if (error.Hint.Length > 0)
        {
            await to.WriteLineAsync($"  {error.Hint}");
        }

        if (isVerbose && error.InnerException is { } inner)
        {
            await to.WriteLineAsync($"  Cause: {inner.GetType().Name}: {inner.Message}");
        }
    }
}
