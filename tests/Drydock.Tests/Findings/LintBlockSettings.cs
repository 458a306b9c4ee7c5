using Drydock.Core.Findings.Linting;

namespace Drydock.Tests.Findings;

/// <summary>Reads the few settings that pages of rules need: <c>trusted-registries: [a, b]</c>, <c>strict-labels: true</c>, and under <c>labels:</c> lines of <c>name: kind</c>.</summary>
internal static class LintBlockSettings
{
    public static LintSettings Read(string text)
    {
        var settings = LintSettings.None;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = line.Split(':', 2, StringSplitOptions.TrimEntries) is [var n, var v] ? (n, v) : (line, "");
            settings = name switch
            {
                "lint" or "labels" => settings,
                "trusted-registries" => settings with { TrustedRegistries = [.. value.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries)] },
                "strict-labels" => settings with { AreLabelsStrict = value == "true" },
                _ => settings with { Labels = settings.Labels.SetItem(name, Enum.Parse<LabelKind>(value, ignoreCase: true)) },
            };
        }

        return settings;
    }
}
