using System.Globalization;
using System.Text;

namespace Drydock.Core.Actions.Kit;

/// <summary>Writes a pod that the level "restricted" of Kubernetes lets in. <see href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted"/></summary>
internal static class PodFile
{
    public static string Write(RunKit kit)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            apiVersion: v1
            kind: Pod
            metadata:
              name: {kit.Name}
              labels:
                app.kubernetes.io/name: {kit.Name}
            spec:
              automountServiceAccountToken: false
              enableServiceLinks: false
              securityContext:
                runAsNonRoot: true
                runAsUser: {kit.User.Uid}
                runAsGroup: {kit.User.Gid}
                fsGroup: {kit.User.Gid}
                # With seccomp.json in /var/lib/kubelet/seccomp/{kit.Name}.json on every node:
                # type: Localhost, localhostProfile: {kit.Name}.json
                seccompProfile:
                  type: RuntimeDefault

            """);
        if (!kit.User.Groups.IsEmpty)
        {
            text.Append($"    supplementalGroups: [{string.Join(", ", kit.User.Groups)}]\n");
        }

        if (kit.PrivilegedPort is { } port)
        {
            text.Append(CultureInfo.InvariantCulture, $"    sysctls:\n      - name: net.ipv4.ip_unprivileged_port_start\n        value: \"{port}\"\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"""
              containers:
                - name: {kit.Name}
                  image: {YamlText.Of(kit.Image)}
                  securityContext:
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                    capabilities:
                      drop: [ALL]

            """);
        AppendPorts(text, kit);
        if (!kit.Healthcheck.IsEmpty)
        {
            text.Append($"      livenessProbe:\n        initialDelaySeconds: 10\n        exec:\n          command: {YamlText.List(kit.Healthcheck)}\n");
        }

        AppendFolders(text, kit);
        return text.ToString();
    }

    /// <summary>A port of a pod is one; of a range the first stands for all.</summary>
    private static void AppendPorts(StringBuilder text, RunKit kit)
    {
        if (kit.Ports.IsEmpty)
        {
            return;
        }

        text.Append("      ports:\n");
        foreach (var exposed in kit.Ports)
        {
            text.Append(CultureInfo.InvariantCulture, $"        - containerPort: {exposed.First}\n          protocol: {exposed.Protocol}\n");
        }
    }

    private static void AppendFolders(StringBuilder text, RunKit kit)
    {
        if (kit.Folders.IsEmpty)
        {
            return;
        }

        text.Append("      volumeMounts:\n");
        foreach (var (number, folder) in kit.Folders.Index())
        {
            text.Append($"        - name: writable-{number + 1}\n          mountPath: {YamlText.Of("/" + folder.Path)}\n");
        }

        text.Append("  volumes:\n");
        foreach (var (number, folder) in kit.Folders.Index())
        {
            if (folder.HoldsFiles)
            {
                text.Append("    # The image has files in this folder, that an empty one hides: name a volume claim with a copy of them.\n");
            }

            text.Append($"    - name: writable-{number + 1}\n      emptyDir: {{}}\n");
        }
    }
}
