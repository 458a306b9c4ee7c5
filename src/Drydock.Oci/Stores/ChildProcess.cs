using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores;

/// <summary>Runs another program: no shell, a list of arguments, a time limit, and a limit on what it may say.</summary>
/// <param name="Program">A file name that is looked for in <c>PATH</c> alone, or an absolute path.</param>
/// <param name="Failure">The code of the error when the program cannot be run, takes too long or says too much.</param>
public sealed record ChildProcess(string Program, ImmutableArray<string> Arguments, ErrorCode Failure)
{
    /// <summary>Written to its standard input, which is then closed.</summary>
    public string Input { get; init; } = "";

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of standard output, and as many of standard error.</summary>
    public int OutputLimit { get; init; } = 1 << 20;

    /// <summary>Reads an environment variable; only <c>PATH</c> is asked for.</summary>
    public Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Runs it to its end. An exit code other than zero is for the caller to judge.</summary>
    /// <exception cref="DrydockException"><see cref="Failure"/></exception>
    public async ValueTask<ChildResult> RunAsync(TimeProvider time, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        using var process = Start();
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, "output", both.Token);
            var error = ReadAsync(process.StandardError.BaseStream, "error output", both.Token);
            await WriteAsync(process, both.Token);
            await WhenAllOrFirstFailure(output, error);
            await process.WaitForExitAsync(both.Token);
            return new ChildResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Failed($"it did not end within {TimeLimit.TotalSeconds:0.#} s");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task WhenAllOrFirstFailure(Task<string> output, Task<string> error)
    {
        await await Task.WhenAny(output, error);
        await Task.WhenAll(output, error);
    }

    private Process Start()
    {
        var info = new ProcessStartInfo(Find())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        try
        {
#pragma warning disable RS0030 // Do not use banned APIs: this is the wrapper
            return Process.Start(info)!;
#pragma warning restore RS0030
        }
        catch (Win32Exception e)
        {
            throw Failed(e.Message, e);
        }
    }

    // .NET would look in the current folder before PATH, and that may be somebody else's source tree.
    private string Find()
    {
        if (Path.IsPathFullyQualified(Program))
        {
            return Program;
        }

        return (Variables("PATH") ?? "").Split(':')
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Join(folder, Program))
            .FirstOrDefault(IsExecutable) ?? throw Failed("it is not in PATH");
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None;

    private async Task WriteAsync(Process process, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(Input), cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It closed its input without reading it, which is its right: the exit code tells the rest.
        }
    }

    private async Task<string> ReadAsync(Stream stream, string what, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (memory.Length + read > OutputLimit)
            {
                throw Failed($"its {what} is over {OutputLimit} bytes");
            }

            memory.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    private DrydockException Failed(string happened, Exception? inner = null) =>
        new(Failure, $"Running '{Program}' failed: {happened}.", $"Check that '{Program}' is installed and works.", inner);
}
