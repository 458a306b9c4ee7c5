using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Settings of yum and dnf, as options (<c>--setopt</c>) and as commands write them into files. <see href="https://dnf.readthedocs.io/en/latest/conf_ref.html"/></summary>
internal static class RepositoryFile
{
    /// <summary>Whether <c>name=value</c> turns a setting off, for all repositories or for one: <c>epel.gpgcheck=0</c>.</summary>
    public static bool IsOff(string setting, string name) => setting.Split('=', 2, StringSplitOptions.TrimEntries) is [var written, "0" or "false" or "False" or "no"] && written[(written.LastIndexOf('.') + 1)..] == name;

    /// <summary>The words of <c>echo</c> and <c>printf</c> into such a file that hold a line which turns a setting off.</summary>
    public static IEnumerable<ShellWord> Lines(DockerfileSubject subject, string name) =>
        subject.Run("echo", "printf").Where(s => s.Use.Command.Redirections.Any(IsIntoFile)).SelectMany(s => s.Use.Arguments).Where(w => w.Text.Replace("\\n", "\n", StringComparison.Ordinal).Split('\n').Any(l => IsOff(l, name)));

    private static bool IsIntoFile(Redirection redirection) =>
        redirection.Operator.StartsWith('>') && redirection.Target?.Text is { } path && (path.StartsWith("/etc/yum", StringComparison.Ordinal) || path.StartsWith("/etc/dnf", StringComparison.Ordinal));
}
