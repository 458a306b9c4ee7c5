using System.Globalization;
using System.Text;

namespace Drydock.Core.Actions.Kit;

/// <summary>Writes the page that says what is in a kit and why.</summary>
internal static class KitPage
{
    public static string Write(RunKit kit)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # How to run {kit.Image}

            The image needs few rights; these files run it with those, and no others.

                ./run.sh {kit.Image}                     with docker or podman
                docker compose up                        compose.yaml
                kubectl apply -f pod.yaml -f networkpolicy.yaml

            `run.sh IMAGE [OPTIONS...]` hands its options on to `docker run` or `podman run`; `CONTAINER_ENGINE="podman --runtime runc"` chooses the engine.

            - User {kit.User.Uid}:{kit.User.Gid} ({kit.User.Name}), no capability, no new privileges, a root file system that is read-only.
            - `seccomp.json` allows {kit.SystemCalls.Names.Length} of {SystemCallSet.All} system calls; others answer "Function not implemented".

            """);
        text.Append(kit.SystemCalls.Unsure.IsEmpty
            ? "  They are those that the code of the image's programs and libraries can make, and what a runtime needs to start them.\n"
            : $"  Everything but what no service needs is allowed, because {string.Join("; because ", kit.SystemCalls.Unsure.Take(5))}.\n");
        text.Append(CultureInfo.InvariantCulture, $"""
              For Kubernetes copy it to `/var/lib/kubelet/seccomp/{kit.Name}.json` on every node, and name it in pod.yaml.
            - `apparmor.profile` lets only the folders below be written. Load it with `apparmor_parser --replace apparmor.profile`, run with `--security-opt apparmor=drydock-{kit.Name}`.
            - `pod.yaml` passes the level "restricted" of Pod Security.

            """);
        if (kit.PrivilegedPort is { } port)
        {
            text.Append(CultureInfo.InvariantCulture, $"- Port {port} is below 1024: the sysctl net.ipv4.ip_unprivileged_port_start allows it without a capability.\n");
        }

        text.Append("\n| Writable | As | Mode | Why |\n| --- | --- | --- | --- |\n");
        foreach (var folder in kit.Folders)
        {
            text.Append($"| `/{folder.Path}` | {(folder.HoldsFiles ? "volume, filled from the image" : "tmpfs")} | {Convert.ToString(folder.Mode, 8)} | {folder.Why} |\n");
        }

        return text.ToString();
    }
}
