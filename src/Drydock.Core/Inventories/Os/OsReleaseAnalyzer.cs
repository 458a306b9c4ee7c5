using System.Text;

namespace Drydock.Core.Inventories.Os;

/// <summary>os-release: shell-like assignments. <see href="https://www.freedesktop.org/software/systemd/man/latest/os-release.html"/></summary>
internal sealed class OsReleaseAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("os-release", 1, AnalyzerGroup.Packages, "The distribution, from etc/os-release and usr/lib/os-release");

    public PathFilter Paths { get; } = PathFilter.Of("etc/os-release", "usr/lib/os-release") with { MaxBytes = 1 << 20 };

    public void Analyze(FileView file, FactWriter facts)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(file.Bytes).Split('\n'))
        {
            var equals = line.IndexOf('=');
            if (equals > 0 && line[0] != '#')
            {
                values[line[..equals].Trim()] = Unquote(line[(equals + 1)..].Trim());
            }
        }

        var id = values.GetValueOrDefault("ID", "");
        if (id.Length == 0)
        {
            if (values.Count > 0)
            {
                facts.Malformed("it has no ID");
            }

            return;
        }

        var version = values.GetValueOrDefault("VERSION_ID", "");
        facts.Add(new OsFact(new OsRelease(id.ToLowerInvariant(), version, values.GetValueOrDefault("PRETTY_NAME", $"{id} {version}".Trim()))
        {
            IdLike = values.GetValueOrDefault("ID_LIKE", ""),
            Codename = values.GetValueOrDefault("VERSION_CODENAME", ""),
            Cpe = values.GetValueOrDefault("CPE_NAME", ""),
        }));
    }

    private static string Unquote(string value)
    {
        if (value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0])
        {
            value = value[1..^1];
        }

        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
            }

            text.Append(value[i]);
        }

        return text.ToString();
    }
}
