namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>The language a command is written in. Others (PowerShell, cmd) are not parsed.</summary>
public enum ShellDialect
{
    /// <summary>What every <c>sh</c> understands. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html"/></summary>
    Posix,

    /// <summary><see href="https://www.gnu.org/software/bash/manual/bash.html"/></summary>
    Bash,
}
