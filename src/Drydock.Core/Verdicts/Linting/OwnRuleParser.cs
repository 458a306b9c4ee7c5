using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts.Yaml;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>Reads one rule that a project declares.</summary>
internal static partial class OwnRuleParser
{
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/></exception>
    public static IRule<DockerfileSubject> Parse(YamlFile file, YamlItem item)
    {
        var map = new YamlMap(file, item, "A rule", "name", "message", "severity", "instruction", "command", "option", "flag", "without", "argument", "replacement");
        var name = map.Require("name");
        if (!NamePattern().IsMatch(map.Text("name")) || RuleNames.Find(name.Text).Any())
        {
            throw file.Mistake(name, RuleNames.Find(name.Text).Any() ? $"There is a rule '{name.Text}' already." : $"'{name.Text}' is no name for a rule.", "Write small letters, digits and hyphens: no-internal-mirror.");
        }

        map.Require("message");
        var commands = Texts(map, "command");
        var rule = new OwnRule(new RuleInfo(name.Text, name.Text, map.Word("severity", Words.Severities) ?? Severity.Medium, map.Text("message"), []))
        {
            Message = map.Text("message"),
            Instructions = [.. Texts(map, "instruction").Select(i => i.ToUpperInvariant())],
            Commands = commands,
            Options = [.. Texts(map, "option"), .. Texts(map, "flag")],
            Without = Texts(map, "without"),
            Argument = map.Text("argument"),
            Replacement = map.Find("replacement") is null ? null : map.Text("replacement"),
        };
        if (rule.Instructions.IsEmpty && commands.IsEmpty)
        {
            throw file.Mistake(item, $"The rule '{name.Text}' is about nothing.", "Say 'instruction:' (FROM, COPY, …) or 'command:' (curl, apt-get, …).");
        }

        if (!commands.IsEmpty && rule.Instructions.Any(i => i != "RUN"))
        {
            throw file.Mistake(map.Require("instruction"), $"The rule '{name.Text}' is about commands, which only RUN runs.", "Leave 'instruction' or 'command' out.");
        }

        return rule;
    }

    private static ImmutableArray<string> Texts(YamlMap map, string key) => [.. map.Texts(key).Select(i => i.Text)];

    [GeneratedRegex("^[a-z][a-z0-9-]{1,79}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamePattern();
}
