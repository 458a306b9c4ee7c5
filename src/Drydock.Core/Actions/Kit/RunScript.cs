using System.Globalization;
using System.Text;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Actions.Kit;

/// <summary>Writes the script that runs an image with Docker or Podman.</summary>
internal static class RunScript
{
    private const int Sticky = 0b001_000_000_000;

    public static string Write(RunKit kit)
    {
        var text = new StringBuilder();
        text.Append($$"""
            #!/bin/sh
            # Runs the image with the rights it needs, and no others: {{kit.SystemCalls.Names.Length}} of {{SystemCallSet.All}} system calls, no capability, nothing writable but what is named below.
            # Usage: run.sh IMAGE [OPTIONS...]     the options are those of docker run and podman run
            # CONTAINER_ENGINE chooses the program, with options of its own: CONTAINER_ENGINE="podman --runtime runc"
            set -eu
            if [ $# -lt 1 ]; then
              echo "usage: $0 IMAGE [OPTIONS...]" >&2
              exit 2
            fi
            kit=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
            image=$1
            shift
            engine=${CONTAINER_ENGINE:-}
            if [ -z "$engine" ]; then
              for program in docker podman; do
                if command -v "$program" >/dev/null 2>&1; then
                  engine=$program
                  break
                fi
              done
            fi
            if [ -z "$engine" ]; then
              echo "run.sh: neither docker nor podman is installed" >&2
              exit 127
            fi

            """);
        if (kit.Folders.Any(f => IsOwned(f, kit)))
        {
            text.Append($$"""
                # Podman gives a folder to the user of the container, Docker to a number.
                case $engine in
                  *podman*) owned=U ;;
                  *) owned={{Owner(kit.User.Uid, kit.User.Gid)}} ;;
                esac

                """);
        }

        text.Append($$"""
            # shellcheck disable=SC2086 # the words of the engine are its program and its options
            exec $engine run \
              --read-only \
              --cap-drop ALL \
              --security-opt no-new-privileges \
              --security-opt "seccomp=$kit/seccomp.json" \
              --user {{Number(kit.User.Uid)}}:{{Number(kit.User.Gid)}} \

            """);
        foreach (var group in kit.User.Groups)
        {
            text.Append($"  --group-add {Number(group)} \\\n");
        }

        if (kit.PrivilegedPort is { } port)
        {
            text.Append($"  --sysctl net.ipv4.ip_unprivileged_port_start={Number(port)} \\\n");
        }

        foreach (var folder in kit.Folders)
        {
            var owner = IsOwned(folder, kit) ? ",$owned" : "";
            text.Append(folder.HoldsFiles ? $"  --volume {Quoted("/" + folder.Path)} \\\n" : $"  --tmpfs {Quoted($"/{folder.Path}:rw,noexec,nosuid,nodev,mode={Convert.ToString(folder.Mode, 8)}")}{(owner.Length > 0 ? $"\"{owner}\"" : "")} \\\n");
        }

        return text.Append("  \"$@\" \"$image\"\n").ToString();
    }

    private static bool IsOwned(WritableFolder folder, RunKit kit) => !folder.HoldsFiles && (folder.Mode & Sticky) == 0 && folder.Uid == kit.User.Uid;

    private static string Owner(int uid, int gid) => $"uid={Number(uid)},gid={Number(gid)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
