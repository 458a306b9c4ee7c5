using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Verdicts.Yaml;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>Reads hadolint's configuration as it is. <see href="https://github.com/hadolint/hadolint#configure"/></summary>
internal static class HadolintConfig
{
    private static readonly string[] Levels = ["error", "warning", "info", "style"];

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/></exception>
    public static LintConfig Parse(ReadOnlySpan<byte> bytes, string name)
    {
        var file = YamlFile.Read(bytes, name);
        var map = new YamlMap(file, file.Root, "The file");
        var threshold = map.Text("failure-threshold");
        return new LintConfig
        {
            Preset = "hadolint",
            Changes = [.. Overrides(file, map), .. map.Texts("ignored").Select(i => new LintChange(i.Text, null, $"{name}:{i.Line}"))],
            Settings = new LintSettings
            {
                TrustedRegistries = [.. map.Texts("trustedRegistries").Select(r => r.Text)],
                Labels = map.Find("label-schema") is { } labels ? LintConfigParser.ReadLabels(file, labels, "'label-schema'") : LintSettings.None.Labels,
                AreLabelsStrict = IsOn(map, "strict-labels"),
            },
            FailOn = threshold.Length == 0 ? Severity.Info
                : threshold is "ignore" or "none" ? Severity.Info
                : HadolintSeverities.Parse(threshold) ?? throw file.Mistake(map.Require("failure-threshold"), $"'failure-threshold' is never '{threshold}'.", $"It is one of {string.Join(", ", Levels)}."),
            NeverFails = IsOn(map, "no-fail"),
            AllowsInline = !IsOn(map, "disable-ignore-pragma"),
            Notes = [.. map.Members.Keys.Where(k => k is "format" or "output" or "verbose" or "no-color").Select(k => $"{name}: '{k}' is left to options of the command.")],
        };
    }

    private static IEnumerable<LintChange> Overrides(YamlFile file, YamlMap map)
    {
        if (map.Find("override") is not { } item)
        {
            yield break;
        }

        var levels = new YamlMap(file, item, "'override'", Levels);
        foreach (var level in Levels)
        {
            foreach (var code in levels.Texts(level))
            {
                yield return new LintChange(code.Text, HadolintSeverities.Parse(level), $"{file.Name}:{code.Line}");
            }
        }
    }

    private static bool IsOn(YamlMap map, string key) => map.Text(key).Equals("true", StringComparison.OrdinalIgnoreCase);
}
