using System.Collections.Frozen;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The image that is shipped holds programs to log in or to become root.</summary>
internal sealed class RemoteAccessInstalledRule : IRule<DockerfileSubject>
{
    private static readonly FrozenSet<string> Packages = FrozenSet.ToFrozenSet(
        [
            "sudo", "doas", "opendoas", "openssh", "openssh-server", "openssh-sftp-server", "dropbear", "dropbear-bin", "tinysshd", "telnet", "telnetd", "telnet-server", "inetutils-telnet", "inetutils-telnetd", "busybox-extras", "rsh-client", "rsh-redone-client",
            "rsh-redone-server", "rsh-server", "rsh", "vsftpd", "proftpd", "proftpd-basic", "tftpd-hpa", "xinetd", "vnc4server", "tigervnc-standalone-server", "xrdp",
        ],
        StringComparer.Ordinal);

    public RuleInfo Info { get; } = new(
        "DF320",
        "remote-access-installed",
        Severity.Medium,
        "The last stage installs a program to log in from outside or to become root",
        ["cis-docker:4.3", "dockle:CIS-DI-0003"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var chain = subject.File.Chain().Select(s => s.Index).ToHashSet();
        foreach (var install in PackageInstall.All(subject).Where(i => !i.IsRemoval && chain.Contains(i.Step.Instruction.Stage)))
        {
            foreach (var package in install.Packages)
            {
                if (PackageInstall.NameOf(package) is { } name && Packages.Contains(name))
                {
                    yield return subject.Find(Info, package.Span, $"'{name}' is a way into a container that it hardly ever needs: its programs are started by the runtime, and 'docker exec' gives a shell.", Remove(subject, install, package));
                }
            }
        }
    }

    private static Fix? Remove(DockerfileSubject subject, PackageInstall install, ShellWord package)
    {
        var words = install.Step.Use.Words;
        var index = words.IndexOf(package);
        return install.Packages.Length > 1 && index > 0 && install.Step.Script is not null && LineEdits.RemoveBehind(subject, words[index - 1].Span.End, package.Span) is { } edit
            ? new Fix("Do not install it", Applicability.Unsafe, [edit])
            : null;
    }
}
