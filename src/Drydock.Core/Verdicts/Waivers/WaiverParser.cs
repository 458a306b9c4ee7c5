using System.Collections.Immutable;
using Drydock.Core.Verdicts.Vex;
using Drydock.Core.Verdicts.Yaml;

namespace Drydock.Core.Verdicts.Waivers;

/// <summary>Reads a waiver in our own form: nobody is waived without a reason, an owner and a date.</summary>
internal static class WaiverParser
{
    public static Waiver Parse(YamlFile file, YamlItem item)
    {
        var map = new YamlMap(file, item, "A waiver", "id", "rule", "package", "path", "reason", "owner", "expires", "justification");
        var names = map.Texts("id").Concat(map.Texts("rule")).Select(n => n.Text).ToImmutableArray();
        if (names.IsEmpty || names.Contains(""))
        {
            throw file.Mistake(item, "A waiver names neither a vulnerability ('id') nor a rule ('rule').", "To ignore more than that, write a rule of the policy with 'then: ignore'.");
        }

        return new Waiver
        {
            Names = names,
            Packages = Packages(file, map.Texts("package")),
            Paths = [.. map.Texts("path").Select(p => p.Text.TrimStart('/'))],
            Reason = Required(map, "reason", "Say why it is no danger here, or why it has to wait."),
            Owner = Required(map, "owner", "Name the person or team that answers for it."),
            Expires = Expiry(map),
            Justification = Justification(map),
            Place = map.Place,
        };
    }

    public static ImmutableArray<PackagePattern> Packages(YamlFile file, IEnumerable<YamlItem> items) =>
        [.. items.Select(i => PackagePattern.TryParse(i.Text, out var pattern) ? pattern : throw file.Mistake(i, $"'{i.Text}' is no package URL.", "Write pkg:npm/left-pad, pkg:deb/debian/openssl*, or a name alone."))];

    private static string Required(YamlMap map, string key, string hint) =>
        map.Text(key).Trim() is { Length: > 0 } text ? text : throw map.File.Mistake(map.Item, $"A waiver has no '{key}'.", hint);

    private static DateOnly? Expiry(YamlMap map)
    {
        _ = Required(map, "expires", "Write the last day it holds (2026-12-31), or 'never'.");
        var item = map.Require("expires");
        return item.Text == "never" ? null : map.Date(item);
    }

    private static string Justification(YamlMap map)
    {
        var text = map.Text("justification");
        return text.Length == 0 || Justifications.All.Contains(text, StringComparer.Ordinal)
            ? text
            : throw map.File.Mistake(map.Require("justification"), $"There is no justification '{text}'.", Spelling.Hint(text, Justifications.All));
    }
}
