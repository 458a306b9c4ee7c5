using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Baselines;
using Drydock.Core.Verdicts.Policies;
using Drydock.Core.Verdicts.Vex;
using Drydock.Core.Verdicts.Waivers;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>By which policy an image is judged.</summary>
internal sealed class PolicyOptions
{
    private readonly Option<string?> policy = new("--policy")
    {
        Description = $"A policy file, or a preset: {string.Join(", ", PolicyFiles.Presets)}. Default: {PolicyFiles.UsualName} in the working folder, else the preset default",
        HelpName = "FILE|PRESET",
    };

    private readonly Option<string[]> failOn = new("--fail-on")
    {
        Description = "Fail exactly on this, and only warn of what the policy would fail otherwise: severities and conditions, a comma means \"and\" (high,fixable); given several times it means \"or\"",
        HelpName = "CONDITION",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> waivers = new("--waivers")
    {
        Description = "Exceptions, beside those of the policy: our own form, .trivyignore, .trivyignore.yaml or grype's configuration; can be given several times",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> vex = new("--vex")
    {
        Description = "A VEX document (OpenVEX, CycloneDX or CSAF, as JSON): what it says is not affected or fixed does not count; can be given several times",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> baseline = new("--baseline") { Description = "An earlier report (-o json=FILE): what was found then does not count again", HelpName = "REPORT" };

    public void AddTo(Command command)
    {
        command.Add(policy);
        command.Add(failOn);
        command.Add(waivers);
        command.Add(vex);
        command.Add(baseline);
    }

    /// <summary>Reads every file that is named. Mistakes are found here, before any work is done.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/>, <see cref="ErrorCodes.BadArgument"/>, <see cref="ErrorCodes.SourceNotFound"/></exception>
    public async Task<PolicyChoice> ReadAsync(ParseResult result, Surroundings surroundings, CancellationToken cancel)
    {
        var usual = Path.Join(surroundings.Folder, PolicyFiles.UsualName);
        var chosen = result.GetValue(policy) ?? (File.Exists(usual) ? usual : null);
        var read = chosen is null ? Policy.Default : await PolicyFiles.ReadAsync(chosen, cancel);
        var exceptions = new List<Waiver>();
        var notices = new List<Notice>();
        foreach (var file in result.GetValue(waivers) ?? [])
        {
            var (more, said) = await WaiverFiles.ReadAsync(file, cancel);
            exceptions.AddRange(more);
            notices.AddRange(said);
        }

        var statements = new List<VexStatement>();
        foreach (var file in result.GetValue(vex) ?? [])
        {
            var document = await VexFiles.ReadAsync(file, cancel);
            statements.AddRange(document.Statements);
            notices.AddRange(document.Notices);
        }

        return new PolicyChoice(FailOn.Apply(read, result.GetValue(failOn) ?? []))
        {
            Waivers = [.. exceptions],
            Vex = [.. statements],
            Baseline = result.GetValue(baseline) is { } report ? await BaselineFiles.ReadAsync(report, cancel) : null,
            Notices = [.. notices],
        };
    }
}
