using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds the users that a build makes.</summary>
internal static class CreatedUser
{
    /// <summary>Of <c>useradd</c>, of Debian's <c>adduser</c> and of busybox's. <see href="https://man7.org/linux/man-pages/man8/useradd.8.html"/></summary>
    private static readonly string[] Valued =
        ["u", "uid", "g", "gid", "G", "groups", "d", "home-dir", "home", "h", "s", "shell", "c", "comment", "gecos", "ingroup", "b", "base-dir", "e", "expiredate", "f", "inactive", "k", "skel", "K", "key", "p", "password"];

    /// <summary>The number that the final stage, or one that it is built on, gives a user; null when none is said.</summary>
    public static string? NumberOf(DockerfileSubject subject, string name)
    {
        var stages = subject.File.Chain().Select(s => s.Index).ToHashSet();
        foreach (var step in subject.Run("useradd", "adduser").Where(s => stages.Contains(s.Instruction.Stage)))
        {
            CommandLine line = step.Use.Line(Valued);
            if (line.Operands is [{ Value: { } operand }, ..] && operand == name && line.ValueOf("u", "uid") is { Length: > 0 } number && UserName.IsNumber(number))
            {
                return number;
            }
        }

        return null;
    }
}
