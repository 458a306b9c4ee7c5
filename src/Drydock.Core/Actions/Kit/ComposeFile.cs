using System.Globalization;
using System.Text;

namespace Drydock.Core.Actions.Kit;

/// <summary>Writes a file for docker compose. <see href="https://docs.docker.com/reference/compose-file/services/"/></summary>
internal static class ComposeFile
{
    public static string Write(RunKit kit)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            services:
              {kit.Name}:
                image: {YamlText.Of(kit.Image)}
                user: "{kit.User.Uid}:{kit.User.Gid}"
                read_only: true
                cap_drop: [ALL]
                security_opt:
                  - no-new-privileges:true
                  - seccomp:./seccomp.json

            """);
        if (!kit.User.Groups.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"    group_add: {YamlText.List(kit.User.Groups.Select(g => g.ToString(CultureInfo.InvariantCulture)))}\n");
        }

        if (kit.PrivilegedPort is { } port)
        {
            text.Append(CultureInfo.InvariantCulture, $"    sysctls:\n      net.ipv4.ip_unprivileged_port_start: {port}\n");
        }

        if (!kit.Ports.IsEmpty)
        {
            text.Append("    ports:\n");
            foreach (var exposed in kit.Ports)
            {
                var numbers = exposed.First == exposed.Last ? $"{exposed.First}" : $"{exposed.First}-{exposed.Last}";
                text.Append($"      - \"127.0.0.1:{numbers}:{numbers}/{exposed.Protocol.ToLowerInvariant()}\"\n");
            }
        }

        var volumes = kit.Folders.Where(f => f.HoldsFiles).ToList();
        if (kit.Folders.Length > volumes.Count)
        {
            text.Append("    tmpfs:\n");
            foreach (var folder in kit.Folders.Where(f => !f.HoldsFiles))
            {
                text.Append($"      - {YamlText.Of($"/{folder.Path}:rw,noexec,nosuid,nodev,mode={Convert.ToString(folder.Mode, 8)},uid={folder.Uid},gid={folder.Gid}")}\n");
            }
        }

        if (volumes.Count > 0)
        {
            text.Append("    volumes:\n");
            foreach (var (number, folder) in volumes.Index())
            {
                text.Append($"      - {YamlText.Of($"files-{number + 1}:/{folder.Path}")}\n");
            }

            text.Append("volumes:\n");
            foreach (var (number, _) in volumes.Index())
            {
                text.Append($"  files-{number + 1}: {{}}\n");
            }
        }

        return text.ToString();
    }
}
