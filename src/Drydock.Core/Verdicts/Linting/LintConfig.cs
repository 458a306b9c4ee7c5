using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Linting;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>How a project wants its Dockerfiles looked at, as one file says it. What it does not say is null or empty.</summary>
public sealed record LintConfig
{
    public static LintConfig Nothing { get; } = new();

    public string? Preset { get; init; }

    public ImmutableArray<LintChange> Changes { get; init; } = [];

    public LintSettings Settings { get; init; } = LintSettings.None;

    public Severity? FailOn { get; init; }

    public bool NeverFails { get; init; }

    public bool AllowsInline { get; init; } = true;

    /// <summary>Patterns of paths that are left out when a folder is searched.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>The project's own rules.</summary>
    public ImmutableArray<IRule<DockerfileSubject>> Own { get; init; } = [];

    /// <summary>What the file says that has no meaning here.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/>: a name that no rule has, or a preset that is none.</exception>
    public LintPlan ToPlan()
    {
        var preset = LintPresets.Find(Preset ?? "default") ?? throw new DrydockException(
            ErrorCodes.BadPolicy, $"Choosing the preset '{Preset}' failed: there is none of that name.", $"Choose one of {string.Join(", ", LintPresets.Names)}; a version, as in default@{LintPresets.Version}, keeps newer rules out.");
        var rules = preset.ToDictionary(r => r.Rule.Info.Id, StringComparer.Ordinal);
        foreach (var own in Own)
        {
            rules[own.Info.Id] = new LintRule(own, own.Info.Severity);
        }

        foreach (var change in Changes)
        {
            Apply(change, rules);
        }

        var settings = Settings with { AsHadolint = Preset?.Split('@')[0] == "hadolint" };
        return new LintPlan([.. rules.Values.OrderBy(r => r.Rule.Info.Id, StringComparer.Ordinal)], FailOn ?? Severity.Low) { Settings = settings, AllowsInline = AllowsInline, NeverFails = NeverFails, Off = [.. Changes.Where(c => c.Severity is null).Select(c => c.Name)] };
    }

    private void Apply(LintChange change, Dictionary<string, LintRule> rules)
    {
        var named = RuleNames.Find(change.Name).Concat(Own.Where(o => RuleNames.Means(change.Name, o.Info))).ToList();
        if (named.Count == 0 && !IsForeign(change.Name))
        {
            throw new DrydockException(ErrorCodes.BadPolicy, $"Reading '{change.Place}' failed: no rule has the name '{change.Name}'.", RuleNames.Hint(change.Name));
        }

        foreach (var rule in named)
        {
            if (change.Severity is { } severity)
            {
                rules[rule.Info.Id] = new LintRule(rule, severity);
            }
            else
            {
                rules.Remove(rule.Info.Id);
            }
        }
    }

    /// <summary>ShellCheck has more checks than we have, and hadolint may have new ones; naming one of those is no mistake.</summary>
    private static bool IsForeign(string name) =>
        name.Length == 6 && (name.StartsWith("SC", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DL", StringComparison.OrdinalIgnoreCase)) && name.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
}
