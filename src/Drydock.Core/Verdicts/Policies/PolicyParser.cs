using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts.Conditions;
using Drydock.Core.Verdicts.Waivers;
using Drydock.Core.Verdicts.Yaml;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Policies;

/// <summary>Reads one policy file. Every mistake is an error with its line and column: a policy that is half understood lets through what it should not.</summary>
internal static class PolicyParser
{
    /// <summary>A condition is asked of every finding.</summary>
    private const int MaxRules = 500;

    private static readonly Dictionary<string, Outcome> Outcomes = new(StringComparer.Ordinal) { ["fail"] = Outcome.Fail, ["incomplete"] = Outcome.Incomplete, ["warn"] = Outcome.Warn, ["ignore"] = Outcome.Pass };

    private static readonly Dictionary<string, PolicyAction> Actions = Enum.GetValues<PolicyAction>().ToDictionary(Kebab.Of, StringComparer.Ordinal);

    private static readonly Dictionary<string, ConditionScope> Scopes = new(StringComparer.Ordinal) { ["findings"] = ConditionScope.Findings, ["packages"] = ConditionScope.Packages, ["image"] = ConditionScope.Image };

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/></exception>
    public static PolicyDraft Parse(ReadOnlySpan<byte> bytes, string name)
    {
        var file = YamlFile.Read(bytes, name);
        var root = new YamlMap(file, file.Root, "The policy", "version", "extends", "rules", "severity", "waivers", "import", "database", "gaps", "lint");
        if (root.Find("version") is { } version && version.Text != "1")
        {
            throw file.Mistake(version, $"Version '{version.Text}' of the policy format is not known.", "Write 'version: 1', or use a newer Drydock.");
        }

        var database = root.Find("database") is { } item ? new YamlMap(file, item, "'database'", "max-age", "stale", "missing") : null;
        return new PolicyDraft(name, root.Find("extends") is null ? null : root.Text("extends"))
        {
            Rules = ReadRules(root),
            Severities = ReadSeverities(root),
            Waivers = [.. root.List("waivers").Select(w => WaiverParser.Parse(file, w))],
            Imports = [.. root.Texts("import").Select(i => i.Text)],
            Gaps = root.Word("gaps", Outcomes),
            MaxAge = database?.Duration("max-age"),
            StaleDatabase = database?.Word("stale", Outcomes),
            MissingDatabase = database?.Word("missing", Outcomes),
        };
    }

    /// <summary>Reads a condition that stands in a file.</summary>
    public static Condition ReadCondition(YamlFile file, YamlItem item, ConditionScope scope)
    {
        try
        {
            return Condition.Parse(item.Text, scope);
        }
        catch (ConditionException e)
        {
            var (line, column) = file.PlaceIn(item, e.At);
            throw Mistake.At(file.Name, line, column, e.Message, e.Hint, e);
        }
    }

    private static ImmutableArray<PolicyRule> ReadRules(YamlMap root)
    {
        var items = root.List("rules");
        if (items.Count > MaxRules)
        {
            throw root.File.Mistake(items[MaxRules], $"There are more than {MaxRules} rules.", "One condition can speak of several ids: id in [\"CVE-…\", \"CVE-…\"]. For single exceptions there are waivers.");
        }

        var rules = items.Select(i => ReadRule(root.File, i)).ToImmutableArray();
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules.Take(i).Any(r => r.Name == rules[i].Name))
            {
                throw root.File.Mistake(items[i], $"There are two rules with the name '{rules[i].Name}'.");
            }
        }

        return rules;
    }

    private static PolicyRule ReadRule(YamlFile file, YamlItem item)
    {
        var map = new YamlMap(file, item, "A rule", "name", "for", "when", "then", "grace", "reason");
        map.Require("name");
        var scope = map.Word("for", Scopes) ?? ConditionScope.Findings;
        var when = map.Require("when");
        _ = map.Text("when");
        map.Require("then");
        var rule = new PolicyRule(map.Text("name"), scope, ReadCondition(file, when, scope), map.Word("then", Actions)!.Value, map.Text("reason"), map.Place) { Grace = map.Duration("grace") ?? 0 };
        if (rule.Then == PolicyAction.Ignore && rule.Reason.Length == 0)
        {
            throw file.Mistake(item, $"The rule '{rule.Name}' ignores, and gives no reason.", "Add 'reason:': it is told in every report.");
        }

        if (rule.Then == PolicyAction.Ignore && scope != ConditionScope.Findings)
        {
            throw file.Mistake(item, $"The rule '{rule.Name}' ignores, and is not for findings.", "Only findings can be ignored by a rule; for the rest change the condition that fails it, or waive that rule.");
        }

        return rule.Grace > 0 && (scope != ConditionScope.Findings || rule.Then != PolicyAction.Fail)
            ? throw file.Mistake(map.Require("grace"), $"The rule '{rule.Name}' has a grace period, and does not fail findings.", "A grace period turns a failure into a warning; leave it out here.")
            : rule;
    }

    private static ImmutableSortedDictionary<string, Severity> ReadSeverities(YamlMap root)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, Severity>(StringComparer.OrdinalIgnoreCase);
        if (root.Find("severity") is { } item)
        {
            var map = new YamlMap(root.File, item, "'severity'");
            foreach (var key in map.Members.Keys)
            {
                all[key] = map.Word(key, Words.Severities) ?? throw root.File.Mistake(item, $"'{key}' has no severity.");
            }
        }

        return all.ToImmutable();
    }
}
