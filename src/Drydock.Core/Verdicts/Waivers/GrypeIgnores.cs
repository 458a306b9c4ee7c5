using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts.Yaml;

namespace Drydock.Core.Verdicts.Waivers;

/// <summary>
/// The <c>ignore</c> section of grype's configuration. An entry with a condition that has no counterpart here has no effect, and a notice says so: to leave the condition out
/// would ignore more than was meant. <see href="https://github.com/anchore/grype#specifying-matches-to-ignore"/>
/// </summary>
internal static class GrypeIgnores
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["python"] = "pypi", ["javascript"] = "npm", ["java"] = "maven", ["go"] = "golang", ["ruby"] = "gem", ["rust"] = "cargo", ["php"] = "composer", ["dotnet"] = "nuget",
    };

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["deb"] = "deb", ["rpm"] = "rpm", ["apk"] = "apk", ["alpm"] = "alpm", ["npm"] = "npm", ["python"] = "pypi", ["gem"] = "gem", ["go-module"] = "golang",
        ["java-archive"] = "maven", ["rust-crate"] = "cargo", ["php-composer"] = "composer", ["dotnet"] = "nuget",
    };

    private static readonly string[] Known = ["vulnerability", "reason", "package", "fix-state", "include-aliases"];
    private static readonly string[] KnownOfPackage = ["name", "version", "type", "location", "language"];

    public static (ImmutableArray<Waiver> Waivers, ImmutableArray<Notice> Notices) Read(YamlFile file)
    {
        var waivers = ImmutableArray.CreateBuilder<Waiver>();
        var notices = ImmutableArray.CreateBuilder<Notice>();
        foreach (var item in new YamlMap(file, file.Root, "The file").List("ignore"))
        {
            var map = new YamlMap(file, item, "An entry");
            var package = map.Find("package") is { } inner ? new YamlMap(file, inner, "'package'") : null;
            if (Foreign(map, package) is { } foreign)
            {
                notices.Add(new Notice(NoticeKind.Import, Outcome.Warn, $"An entry of '{file.Name}' has no effect: {foreign} has no counterpart here.", map.Place));
            }
            else
            {
                waivers.Add(ReadOne(file, map, package));
            }
        }

        return (waivers.ToImmutable(), notices.ToImmutable());
    }

    private static string? Foreign(YamlMap map, YamlMap? package) =>
        map.Members.Keys.FirstOrDefault(k => !Known.Contains(k, StringComparer.Ordinal) && map.Text(k).Length > 0) is { } key ? $"'{key}'"
        : package?.Members.Keys.FirstOrDefault(k => !KnownOfPackage.Contains(k, StringComparer.Ordinal) && package.Text(k).Length > 0) is { } inner ? $"'package.{inner}'"
        : package is not null && Unknown(package, "language", Languages) is { } language ? language
        : package is not null && Unknown(package, "type", Types) is { } type ? type
        : map.Text("fix-state") is not ("" or "fixed" or "not-fixed" or "wont-fix" or "unknown") ? $"fix-state '{map.Text("fix-state")}'"
        : map.Members.Keys.All(k => map.Find(k) is null || k is "reason" or "include-aliases") ? "an entry without any condition" : null;

    private static string? Unknown(YamlMap package, string key, Dictionary<string, string> known) =>
        package.Text(key) is { Length: > 0 } text && !known.ContainsKey(text) ? $"{key} '{text}'" : null;

    private static Waiver ReadOne(YamlFile file, YamlMap map, YamlMap? package)
    {
        var name = package?.Text("name") ?? "";
        string[] kinds = [.. Translate(package, "language", Languages), .. Translate(package, "type", Types)];
        return new Waiver
        {
            Names = map.Text("vulnerability") is { Length: > 0 } id ? [id] : [],
            Packages = name.Length > 0 && PackagePattern.TryParse(name, out var pattern) ? [pattern] : [],
            Version = package?.Text("version") ?? "",
            Ecosystems = [.. kinds.Distinct(StringComparer.Ordinal)],
            Paths = package?.Text("location") is { Length: > 0 } place ? [place.TrimStart('/').Replace("**", "*", StringComparison.Ordinal)] : [],
            IsFixable = map.Text("fix-state") switch { "fixed" => true, "not-fixed" or "unknown" or "wont-fix" => false, _ => null },
            Status = map.Text("fix-state") == "wont-fix" ? AdvisoryStatus.WillNotFix : null,
            Reason = map.Text("reason") is { Length: > 0 } reason ? reason : "no reason is given",
            Owner = file.Name,
            Place = map.Place,
            ImportedFrom = file.Name,
        };
    }

    private static IEnumerable<string> Translate(YamlMap? package, string key, Dictionary<string, string> known) =>
        package?.Text(key) is { Length: > 0 } text ? [known[text]] : [];
}
