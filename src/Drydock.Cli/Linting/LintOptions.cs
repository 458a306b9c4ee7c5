using System.CommandLine;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Linting;
using Drydock.Oci.Content;

namespace Drydock.Cli.Linting;

/// <summary>By which rules Dockerfiles are looked at: what a file says, and what options say over it.</summary>
internal sealed class LintOptions
{
    private readonly Option<string?> config = new("--config") { Description = "drydock.yaml with settings under 'lint', or hadolint's .hadolint.yaml [default: drydock.yaml, then .hadolint.yaml, in the working folder]", HelpName = "FILE" };

    private readonly Option<string?> preset = new("--preset") { Description = $"Which rules: {string.Join(", ", LintPresets.Names)}; default@1 keeps rules out that came later [default: default; hadolint where .hadolint.yaml is used]", HelpName = "PRESET" };

    private readonly Option<string[]> ignore = new("--ignore") { Description = "Leave a rule out, by any of its names (DF100, apt-command, DL3027); can be given several times", HelpName = "RULE", AllowMultipleArgumentsPerToken = false };

    private readonly Option<string[]> severity = new("--severity") { Description = "Ask a rule and say how bad it is, or 'off'; can be given several times", HelpName = "RULE=SEVERITY", AllowMultipleArgumentsPerToken = false };

    private readonly Option<string?> failOn = new("--fail-on") { Description = "Fail on findings of this severity and worse: info, low, medium, high, critical [default: low]", HelpName = "SEVERITY" };

    private readonly Option<bool> noFail = new("--no-fail") { Description = "End with 0 whatever is found" };

    private readonly Option<bool> noInline = new("--no-inline") { Description = "Comments in Dockerfiles suppress nothing" };

    private readonly Option<string[]> registries = new("--trusted-registry") { Description = "Base images may come from here only; can be given several times", HelpName = "REGISTRY", AllowMultipleArgumentsPerToken = false };

    private readonly Option<string[]> labels = new("--require-label") { Description = "A label that has to be there, and what it must be: text, url, rfc3339, semver, hash, spdx, email; can be given several times", HelpName = "NAME:KIND", AllowMultipleArgumentsPerToken = false };

    private readonly Option<bool> strictLabels = new("--strict-labels") { Description = "No other labels than those" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[config, preset, ignore, severity, failOn, noFail, noInline, registries, labels, strictLabels])
        {
            command.Add(option);
        }
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/>, <see cref="ErrorCodes.BadArgument"/>, <see cref="ErrorCodes.SourceNotFound"/></exception>
    public async Task<LintConfig> ReadAsync(ParseResult result, Surroundings surroundings, CancellationToken cancel)
    {
        var read = await LintConfigFiles.ReadAsync(result.GetValue(config) is { } file ? Path.GetFullPath(file, surroundings.Folder) : null, surroundings.Folder, cancel);
        var settings = read.Settings with
        {
            TrustedRegistries = [.. read.Settings.TrustedRegistries, .. result.GetValue(registries) ?? []],
            Labels = (result.GetValue(labels) ?? []).Select(Label).Aggregate(read.Settings.Labels, (all, l) => all.SetItem(l.Name, l.Kind)),
            AreLabelsStrict = read.Settings.AreLabelsStrict || result.GetValue(strictLabels),
            AsOf = surroundings.Today,
        };
        return read with
        {
            Preset = result.GetValue(preset) ?? read.Preset,
            Changes = [.. read.Changes, .. (result.GetValue(severity) ?? []).Select(Change), .. (result.GetValue(ignore) ?? []).SelectMany(i => i.Split(',')).Select(i => new LintChange(i.Trim(), null, "--ignore"))],
            Settings = settings,
            FailOn = result.GetValue(failOn) is { } level ? SeverityOf(level, "--fail-on") : read.FailOn,
            NeverFails = read.NeverFails || result.GetValue(noFail),
            AllowsInline = read.AllowsInline && !result.GetValue(noInline),
        };
    }

    private static LintChange Change(string text)
    {
        var equals = text.LastIndexOf('=');
        return equals > 0
            ? new LintChange(text[..equals], text[(equals + 1)..] == "off" ? null : SeverityOf(text[(equals + 1)..], "--severity"), "--severity")
            : throw new DrydockException(ErrorCodes.BadArgument, $"Reading --severity '{text}' failed: it is not RULE=SEVERITY.", "Write --severity DL3008=high, or --severity DL3008=off.");
    }

    private static Severity SeverityOf(string word, string option) =>
        Words.Severities.TryGetValue(word, out var severity) ? severity
        : throw new DrydockException(ErrorCodes.BadArgument, $"Reading {option} '{word}' failed: there is no such severity.", "Choose one of info, low, medium, high, critical.");

    private static (string Name, LabelKind Kind) Label(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 ? (text, LabelKind.Text)
            : LintConfigParser.LabelKinds.TryGetValue(text[(colon + 1)..], out var kind) ? (text[..colon], kind)
            : throw new DrydockException(ErrorCodes.BadArgument, $"Reading --require-label '{text}' failed: '{text[(colon + 1)..]}' is no kind of value.", "Choose one of text, url, rfc3339, semver, hash, spdx, email.");
    }
}
