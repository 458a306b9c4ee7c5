using System.Text;

namespace Drydock.Core.Actions.Kit;

/// <summary>Writes an AppArmor profile: everything may be read and run, and only the writable folders written. <see href="https://manpages.debian.org/apparmor.d"/></summary>
internal static class AppArmorProfile
{
    public static string Write(RunKit kit)
    {
        var text = new StringBuilder();
        text.Append($$"""
            # Load with: apparmor_parser --replace apparmor.profile
            # Run with:  --security-opt apparmor=drydock-{{kit.Name}}
            profile drydock-{{kit.Name}} flags=(attach_disconnected,mediate_deleted) {
              # No capability, no mount, no ptrace: what is not named here is refused.
              network inet stream,
              network inet dgram,
              network inet6 stream,
              network inet6 dgram,
              network netlink raw,
              network unix,
              unix,
              signal (send, receive) peer=drydock-{{kit.Name}},
              signal (receive) peer=unconfined,
              signal (receive) peer=runc,
              signal (receive) peer=crun,

              /{,**} r,
              /** mrix,
              deny /proc/{sysrq-trigger,kcore,kmem,mem} rwklx,
              deny /proc/sys/kernel/{core_pattern,modprobe} wklx,
              deny /sys/{firmware,kernel/security}/** rwklx,
              /proc/[0-9]*/{,task/[0-9]*/}{comm,oom_score_adj,attr/**,fd/**} w,
              /dev/{null,zero,full,random,urandom,tty,stdin,stdout,stderr,fd/**,pts/*,console} w,
              /dev/{shm,mqueue}/{,**} wkl,

            """);
        foreach (var folder in kit.Folders)
        {
            text.Append($"  \"/{Escaped(folder.Path)}/{{,**}}\" wkl,\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>Signs of patterns stand for themselves behind a backslash.</summary>
    private static string Escaped(string path)
    {
        var text = new StringBuilder();
        foreach (var letter in path)
        {
            text.Append(letter is '*' or '?' or '[' or ']' or '{' or '}' or '^' or '@' ? $"\\{letter}" : letter);
        }

        return text.ToString();
    }
}
