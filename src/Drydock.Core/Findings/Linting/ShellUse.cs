using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>The shell that runs what is in shell form.</summary>
/// <param name="Words">As SHELL says; <c>/bin/sh -c</c> where nothing does.</param>
/// <param name="Dialect">Null for shells that are not parsed: PowerShell, cmd.</param>
public sealed record ShellUse(ImmutableArray<string> Words, ShellDialect? Dialect)
{
    public static ShellUse Usual { get; } = new(["/bin/sh", "-c"], ShellDialect.Posix);

    public static ShellUse Windows { get; } = new(["cmd", "/S", "/C"], null);

    /// <summary>A command in a pipe that fails makes the whole pipe fail.</summary>
    public bool HasPipefail => Words.Contains("pipefail", StringComparer.Ordinal) || Words.Any(w => w.StartsWith('-') && w.Contains("opipefail", StringComparison.Ordinal));

    public static ShellUse Of(ImmutableArray<string> words) => words.IsEmpty ? Usual : new(words, DialectOf(words[0]));

    /// <summary>By the name of a program; null when it is none that reads shell commands.</summary>
    public static ShellDialect? DialectOf(string program) => program[(program.LastIndexOfAny(['/', '\\']) + 1)..] switch
    {
        "sh" or "dash" or "ash" or "busybox" => ShellDialect.Posix,
        "bash" or "ksh" or "zsh" or "mksh" => ShellDialect.Bash,
        _ => null,
    };
}
