using System.Collections.Immutable;
using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>Choices of rules by name: our own three sizes, and what hadolint and BuildKit find. A version behind an at sign keeps rules out that came later.</summary>
public static class LintPresets
{
    /// <summary>Raised with every release that adds rules to a preset; new rules carry it in <see cref="RuleInfo.Since"/>.</summary>
    public const int Version = 1;

    public static ImmutableArray<string> Names { get; } = ["minimal", "default", "strict", "hadolint", "buildkit"];

    /// <param name="text"><c>default</c>, or <c>default@1</c>.</param>
    /// <returns>Null when there is no preset of that name, or no such version of it yet.</returns>
    public static ImmutableArray<LintRule>? Find(string text)
    {
        var at = text.IndexOf('@');
        var name = at < 0 ? text : text[..at];
        var version = Version;
        if (!Names.Contains(name, StringComparer.Ordinal) || (at >= 0 && (!int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out version) || version is < 1 or > Version)))
        {
            return null;
        }

        return [.. Rules.Dockerfile.Where(r => r.Info.Since <= version).Select(r => In(name, r)).OfType<LintRule>().OrderBy(r => r.Rule.Info.Id, StringComparer.Ordinal)];
    }

    private static LintRule? In(string preset, IRule<DockerfileSubject> rule) => preset switch
    {
        "hadolint" => OfHadolint(rule),
        "buildkit" => rule.Info.Aliases.Any(a => a.StartsWith("buildkit:", StringComparison.Ordinal)) && rule.Info.Tier != RuleTier.OnRequest ? new LintRule(rule, Severity.Medium) : null,
        "minimal" => Upto(RuleTier.Minimal, rule),
        "default" => Upto(RuleTier.Default, rule),
        _ => Upto(RuleTier.Strict, rule),
    };

    private static LintRule? Upto(RuleTier tier, IRule<DockerfileSubject> rule) => rule.Info.Tier <= tier ? new LintRule(rule, rule.Info.Severity) : null;

    /// <summary>With the worst that hadolint makes of any of its codes; a rule that only ShellCheck has is as bad as the first of its codes is to ShellCheck.</summary>
    private static LintRule? OfHadolint(IRule<DockerfileSubject> rule)
    {
        var codes = Codes(rule, "hadolint:").Select(HadolintSeverities.Of).Concat(Codes(rule, "shellcheck:").Take(1).Select(HadolintSeverities.Of));
        return codes.Max() is { } worst ? new LintRule(rule, worst) : null;
    }

    private static IEnumerable<string> Codes(IRule<DockerfileSubject> rule, string tool) =>
        rule.Info.Aliases.Where(a => a.StartsWith(tool, StringComparison.Ordinal)).Select(a => a[tool.Length..]);
}
