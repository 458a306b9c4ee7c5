using System.Collections.Immutable;
using Drydock.Cli.Terminal;

namespace Drydock.Cli;

/// <summary>What the process stands in: streams, environment, clock. Tests bring their own.</summary>
internal sealed record Surroundings
{
    public Stream Input { get; init; } = new StandardInput(Console.OpenStandardInput());

    public Stream Output { get; init; } = Console.OpenStandardOutput();

    public TextWriter Error { get; init; } = Console.Error;

    public bool IsOutputTerminal { get; init; } = !Console.IsOutputRedirected;

    public bool IsErrorTerminal { get; init; } = !Console.IsErrorRedirected;

    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The working folder.</summary>
    public string Folder { get; init; } = System.Environment.CurrentDirectory;

    /// <summary>The words that start this program again: it alone, or <c>dotnet</c> and its assembly.</summary>
    public ImmutableArray<string> Program { get; init; } = ProgramOf(System.Environment.ProcessPath ?? "drydock");

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>Columns of the terminal; 0 when output is not one.</summary>
    public int Width => IsOutputTerminal ? Console.WindowWidth : 0;

    /// <summary><see href="https://no-color.org"/></summary>
    public bool UseColor => IsOutputTerminal && string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") != "dumb";

    private static ImmutableArray<string> ProgramOf(string process) =>
        Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, Path.Join(AppContext.BaseDirectory, "drydock.dll")] : [process];
}
