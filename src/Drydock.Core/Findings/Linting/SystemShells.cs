using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Tells by the name of a base image which shell its <c>/bin/sh</c> is.</summary>
internal static class SystemShells
{
    private static readonly HashSet<string> Bash = new(
        ["fedora", "centos", "rockylinux", "almalinux", "amazonlinux", "oraclelinux", "ubi", "ubi8", "ubi9", "ubi10", "ubi-minimal", "opensuse", "leap", "tumbleweed", "archlinux", "stream", "rhel"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Dash = new(
        [
            "debian", "ubuntu", "buildpack-deps", "node", "python", "golang", "ruby", "php", "rust", "perl", "gcc", "openjdk", "eclipse-temurin", "maven", "gradle", "nginx", "httpd", "postgres", "redis",
            "tomcat", "wordpress", "mariadb", "mongo", "elixir", "erlang", "haskell", "swift", "kalilinux",
        ],
        StringComparer.Ordinal);

    private static readonly string[] DebianTags = ["trixie", "bookworm", "bullseye", "buster", "stretch", "jammy", "noble", "focal", "bionic", "ubuntu", "debian"];

    public static SystemShell Of(DockerfileSubject subject, Script script) => script.Shell.Words[0] switch
    {
        "/bin/ash" or "ash" or "busybox" => SystemShell.Ash,
        "/bin/dash" or "dash" => SystemShell.Dash,
        _ when subject.Settings.AsHadolint => SystemShell.Unknown,
        _ => Of(subject.File, script.Instruction),
    };

    public static SystemShell Of(Dockerfile file, Instruction instruction)
    {
        if (instruction.Stage < 0 || instruction.Stage >= file.Stages.Length)
        {
            return SystemShell.Unknown;
        }

        var parents = file.Parents();
        var stage = file.Stages[instruction.Stage];
        while (parents[stage.Index] is { } parent)
        {
            stage = parent;
        }

        return OfImage(stage.Image);
    }

    private static SystemShell OfImage(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        var at = name.IndexOf('@', StringComparison.Ordinal);
        name = at < 0 ? name : name[..at];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (repository, tag) = colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
        if (name.Contains('$', StringComparison.Ordinal))
        {
            tag = "";
        }

        if (repository is "alpine" or "busybox" || tag.Contains("alpine", StringComparison.Ordinal) || tag.Contains("busybox", StringComparison.Ordinal))
        {
            return SystemShell.Ash;
        }

        if (Bash.Contains(repository) || image.Contains("/ubi", StringComparison.Ordinal))
        {
            return SystemShell.Bash;
        }

        return Array.Exists(DebianTags, t => tag.Contains(t, StringComparison.Ordinal)) || (Dash.Contains(repository) && !name.Contains('$', StringComparison.Ordinal)) ? SystemShell.Dash : SystemShell.Unknown;
    }
}
