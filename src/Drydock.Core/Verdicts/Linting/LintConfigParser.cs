using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Verdicts.Yaml;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>Reads what <c>drydock.yaml</c> says under <c>lint</c>. Every mistake is an error with its line and column.</summary>
internal static class LintConfigParser
{
    private static readonly Dictionary<string, bool> Switches = new(StringComparer.OrdinalIgnoreCase) { ["true"] = true, ["yes"] = true, ["false"] = false, ["no"] = false };

    /// <summary>The words that hadolint has for them too.</summary>
    internal static readonly Dictionary<string, LabelKind> LabelKinds = Enum.GetValues<LabelKind>().ToDictionary(k => k.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when the file says nothing of Dockerfiles.</returns>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/></exception>
    public static LintConfig? Parse(ReadOnlySpan<byte> bytes, string name)
    {
        var file = YamlFile.Read(bytes, name);
        if (new YamlMap(file, file.Root, "The file").Find("lint") is not { } item)
        {
            return null;
        }

        var map = new YamlMap(file, item, "'lint'", "preset", "rules", "trusted-registries", "labels", "strict-labels", "fail-on", "inline", "exclude", "custom");
        var preset = map.Find("preset") is null ? null : map.Text("preset");
        if (preset is not null && LintPresets.Find(preset) is null)
        {
            throw file.Mistake(map.Require("preset"), $"There is no preset '{preset}'.", $"There is {string.Join(", ", LintPresets.Names)}; a version, as in default@{LintPresets.Version}, keeps newer rules out.");
        }

        return new LintConfig
        {
            Preset = preset,
            Changes = map.Find("rules") is { } rules ? ReadChanges(file, rules) : [],
            Settings = new LintSettings
            {
                TrustedRegistries = [.. map.Texts("trusted-registries").Select(r => r.Text)],
                Labels = map.Find("labels") is { } labels ? ReadLabels(file, labels, "'labels'") : LintSettings.None.Labels,
                AreLabelsStrict = map.Word("strict-labels", Switches) ?? false,
            },
            FailOn = map.Word("fail-on", Words.Severities),
            AllowsInline = map.Word("inline", Switches) ?? true,
            Exclude = [.. map.Texts("exclude").Select(e => e.Text)],
            Own = [.. map.List("custom").Select(i => OwnRuleParser.Parse(file, i))],
        };
    }

    private static ImmutableArray<LintChange> ReadChanges(YamlFile file, YamlItem item)
    {
        var map = new YamlMap(file, item, "'rules'");
        return [.. map.Members.Select(m => ReadChange(file, map, m.Key, m.Value))];
    }

    private static LintChange ReadChange(YamlFile file, YamlMap map, string name, YamlItem value)
    {
        if (!RuleNames.Find(name).Any() && !name.StartsWith("SC", StringComparison.OrdinalIgnoreCase) && name.Contains(' ', StringComparison.Ordinal))
        {
            throw file.Mistake(value, $"No rule has the name '{name}'.", RuleNames.Hint(name));
        }

        var severity = value.Text.Equals("off", StringComparison.OrdinalIgnoreCase) || value.Text.Equals("false", StringComparison.OrdinalIgnoreCase) ? null : map.Word(name, Words.Severities);
        return new LintChange(name, severity, $"{file.Name}:{value.Line}");
    }

    /// <param name="what">The key, for messages.</param>
    internal static ImmutableSortedDictionary<string, LabelKind> ReadLabels(YamlFile file, YamlItem item, string what)
    {
        var map = new YamlMap(file, item, what);
        return map.Members.Keys.ToImmutableSortedDictionary(k => k, k => map.Word(k, LabelKinds) ?? LabelKind.Text, StringComparer.Ordinal);
    }
}
