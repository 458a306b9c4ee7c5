using System.Collections.Immutable;
using Drydock.Core.Verdicts.Yaml;

namespace Drydock.Core.Verdicts.Waivers;

/// <summary><c>.trivyignore.yaml</c>. <see href="https://trivy.dev/latest/docs/configuration/filtering/#trivyignoreyaml"/></summary>
internal static class TrivyIgnoreFile
{
    public static (ImmutableArray<Waiver> Waivers, ImmutableArray<Notice> Notices) Read(YamlFile file)
    {
        var root = new YamlMap(file, file.Root, "The file", "vulnerabilities", "misconfigurations", "secrets", "licenses");
        string[] sections = ["vulnerabilities", "misconfigurations", "secrets", "licenses"];
        return ([.. sections.SelectMany(root.List).Select(i => ReadOne(file, i))], []);
    }

    private static Waiver ReadOne(YamlFile file, YamlItem item)
    {
        var map = new YamlMap(file, item, "An entry", "id", "paths", "purls", "statement", "expired_at");
        map.Require("id");
        var id = map.Text("id");
        var statement = map.Text("statement");
        return new Waiver
        {
            Names = [id, FindingNames.OfTrivy(id)],
            Paths = [.. map.Texts("paths").Select(p => p.Text.TrimStart('/'))],
            Packages = WaiverParser.Packages(file, map.Texts("purls")),
            Reason = statement.Length > 0 ? statement : "no reason is given",
            Owner = file.Name,
            Expires = Expiry(map),
            Place = map.Place,
            ImportedFrom = file.Name,
        };
    }

    /// <summary>Trivy's date is the first day on which it holds no more.</summary>
    private static DateOnly? Expiry(YamlMap map) => map.Find("expired_at") is { } item && map.Date(item) is var date && date > DateOnly.MinValue ? date.AddDays(-1) : null;
}
