using System.Collections.Immutable;
using Drydock.Core.Actions.Harden;
using Drydock.Core.Actions.Plans;
using Drydock.Core.Actions.Upgrades;
using Drydock.Core.Findings;
using Drydock.Core.Reports;
using Drydock.Core.Repositories;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Cli.Hardening;

/// <summary>Makes the plan for one platform, or takes the one that was given, and does to the draft what it says.</summary>
internal sealed class ChangePlanner(ImageDraft draft, PlatformReport before, HardenRequest asked, IRepositoryOpener repositories, TimeProvider time)
{
    /// <summary>What the image is called where it came from; empty for a file.</summary>
    public string BaseName { get; init; } = "";

    /// <summary>Paths that a run was seen to miss: they stay.</summary>
    public ImmutableArray<string> Missed { get; init; } = [];

    /// <summary>Something that was asked for could not be looked at.</summary>
    public bool IsIncomplete { get; private set; }

    public async Task<Plan> PlanAsync(CancellationToken cancel)
    {
        if (asked.Plans is { } plans)
        {
            return await ApplyAsync(plans, cancel);
        }

        var upgraded = await UpgradeAsync(cancel);
        IsIncomplete |= upgraded.IsIncomplete;
        ImmutableArray<PlanStep> steps = upgraded.Step is { } step ? [step] : [];
        if (asked.Options is { } options)
        {
            var plan = await new HardenPlanner(draft, before.Inventory, options with { BaseName = BaseName, Keep = [.. options.Keep, .. Missed] }).PlanAsync(steps, cancel);
            return plan with { Notes = [.. upgraded.Notes, .. plan.Notes] };
        }

        if (!steps.IsEmpty)
        {
            var labels = Labels.Of(draft, BaseName, "", ProductVersion.Text, steps);
            PlanApplier.Apply(labels, draft);
            steps = steps.Add(labels);
        }

        var layers = asked.Layers ?? LayerMode.Append;
        return new Plan(draft.Image.Config.DiffIds, draft.Image.Platform.ToString(), steps)
        {
            Layers = layers,
            LayersWhy = asked.Layers is null ? "append: every layer is reused, and one more holds the upgraded files" : $"{layers.ToString().ToLowerInvariant()}, as you asked",
            Notes = upgraded.Notes,
        };
    }

    private async Task<UpgradeOutcome> UpgradeAsync(CancellationToken cancel)
    {
        if (asked.Upgrade is not { } request || asked.Options?.Wants(PlanStep.Patch, PlanStep.Patch, HardeningProfile.Safe) == false)
        {
            return new UpgradeOutcome(null, []);
        }

        try
        {
            return await Upgraders.RunAsync(draft, before.Inventory, request, repositories, time, before.Findings, cancel);
        }
        catch (DrydockException e) when (asked.Options is not null && (e.Code.ExitCode == ErrorCodes.Network.ExitCode || e.Code == ErrorCodes.SourceNotFound))
        {
            // The rest of a hardening is worth having without it; that it is missing is said, and shows in the exit code.
            return new UpgradeOutcome(null, [$"patch: no package was raised: {e.Message} Name a mirror or a folder with --repo, or leave the step out with --without patch."]) { IsIncomplete = true };
        }
    }

    private async Task<Plan> ApplyAsync(ImmutableArray<Plan> plans, CancellationToken cancel)
    {
        var plan = plans.FirstOrDefault(p => p.Platform == draft.Image.Platform.ToString()) ?? throw new DrydockException(
            ErrorCodes.BadPlan, $"Applying the plan to {draft.Image.Platform} failed: it is for {string.Join(", ", plans.Select(p => p.Platform))}.", "Choose that platform with --platform, or make a new plan.");
        PlanApplier.Require(plan, draft);
        foreach (var step in plan.Steps)
        {
            if (!step.Upgrades.IsEmpty)
            {
                await Upgraders.ApplyAsync(draft, before.Inventory, asked.Upgrade ?? new UpgradeRequest(), repositories, time, step, cancel);
            }

            PlanApplier.Apply(step, draft);
        }

        return asked.Layers is { } layers ? plan with { Layers = layers, LayersWhy = $"{layers.ToString().ToLowerInvariant()}, as you asked" } : plan;
    }
}
