using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Packages of a distribution that a command installs or removes.</summary>
/// <param name="Packages">Their words, versions included.</param>
/// <param name="Group">The name that apk keeps them together under: <c>.build-deps</c>; null without one.</param>
internal sealed record PackageInstall(Step Step, bool IsRemoval, ImmutableArray<ShellWord> Packages, string? Group)
{
    private static readonly string[] Valued =
    [
        "o", "option", "t", "target-release", "virtual", "c", "config-file", "default-release", "X", "repository", "p", "root", "repositories-file", "x", "exclude", "enablerepo", "disablerepo", "releasever", "setopt", "installroot", "r", "repo", "from",
    ];

    public static IEnumerable<PackageInstall> All(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("apt-get", "apt", "aptitude", "apk", "dnf", "yum", "microdnf", "tdnf", "zypper"))
        {
            var line = step.Use.Line(Valued);
            var isRemoval = line.Subcommand is "remove" or "purge" or "autoremove" or "del" or "erase" or "rm";
            if (isRemoval || line.Subcommand is "install" or "add" or "in" or "groupinstall" or "reinstall")
            {
                yield return new PackageInstall(step, isRemoval, line.SubcommandOperands, step.Name == "apk" ? line.ValueOf("t", "virtual") : null);
            }
        }
    }

    /// <summary>A package without its version and architecture; null when something else decides.</summary>
    public static string? NameOf(ShellWord package)
    {
        var text = package.Value ?? (package.Parts is [Literal first, ..] && first.Text.IndexOf('=', StringComparison.Ordinal) > 0 ? first.Text : null);
        var end = text is null ? -1 : text.AsSpan().IndexOfAny("=<>~@:");
        return end < 0 ? text : text![..end];
    }
}
