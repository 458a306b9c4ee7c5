using System.Collections.Immutable;
using Drydock.Cli.Commands;
using Drydock.Cli.Destinations;
using Drydock.Cli.Sources;
using Drydock.Cli.Terminal;
using Drydock.Core.Actions.Kit;
using Drydock.Core.Actions.Plans;
using Drydock.Core.Actions.Proofs;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Caching;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Hardenings;
using Drydock.Core.Repositories;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;

namespace Drydock.Cli.Hardening;

/// <summary>From an image argument to a changed image: plan, edits, check again, write; for each platform. Nothing is at the destination before all of it is good.</summary>
internal sealed class HardenRun(SourceRequest request, CacheFolder? cache, Judging judging, HardenRequest asked, IRepositoryOpener repositories, bool isQuiet)
{
    private readonly Limits limits = request.Limits;
    private readonly Surroundings surroundings = request.Surroundings;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var reading = SourceParser.Parse(request.Argument);
        await using var store = SourceOpener.Open(reading, request);
        var images = await new ImageLoader(store, limits).LoadAsync(reading.Name, request.Platform, cancel);
        await using var target = asked.Destination is null ? null : DestinationOpener.Open(asked.Destination, request);
        var done = new List<HardenedImage>();
        try
        {
            foreach (var image in images)
            {
                done.Add(await ChangeAsync(image, reading, cancel));
            }

            if (target is not null)
            {
                await ImageCopy.CopyAsync([.. done.Select(d => d.Image!)], target.Store, target.Name, limits, cancel);
                await target.Store.CompleteAsync(cancel);
                await WriteKitsAsync(done, cancel);
            }

            cache?.Trim();
            HardenOutput.Write(request, asked, done);
            return done.Exists(d => d.IsIncomplete) ? ExitCodes.Incomplete : ExitCodes.Pass;
        }
        finally
        {
            foreach (var changed in done)
            {
                await changed.DisposeAsync();
            }
        }
    }

    /// <summary>Changes one platform's image; where it is to be run, again with what it missed, until it works or nothing more can be told from what it says.</summary>
    private async Task<HardenedImage> ChangeAsync(Image image, SourceReading reading, CancellationToken cancel)
    {
        using var progress = new ProgressLine(!isQuiet && surroundings.IsErrorTerminal ? surroundings.Error : TextWriter.Null, surroundings.Time);
        var analyzers = Analyzers.All;
        var scanner = new ImageScanner(analyzers, new FactCache(cache, analyzers, limits), limits, progress);
        var before = judging.Judge(image, await scanner.ScanAsync(image, cancel));
        var prover = asked.Proof is null || asked.Destination is null ? null : new Prover(asked.Proof, limits, surroundings.Time);
        while (true)
        {
            using var draft = await ImageDraft.OpenAsync(image, limits, cancel);
            var changed = await ChangeAsync(draft, before, scanner, reading, prover?.Missed ?? [], cancel);
            if (prover is null || await prover.ShowAsync(image, changed, draft, cancel))
            {
                return prover is null ? changed : changed with { Told = changed.Told with { Proof = prover.Lines } };
            }

            await changed.DisposeAsync();
        }
    }

    private async Task<HardenedImage> ChangeAsync(ImageDraft draft, PlatformReport before, ImageScanner scanner, SourceReading reading, ImmutableArray<string> missed, CancellationToken cancel)
    {
        var totals = Totals.Of(before, draft.Original);
        var planner = new ChangePlanner(draft, before, asked, repositories, surroundings.Time) { BaseName = reading.Scheme == SourceScheme.Registry ? reading.Place : "", Missed = missed };
        var plan = await planner.PlanAsync(cancel);
        if (asked.Destination is null)
        {
            return new HardenedImage(plan, Tell(plan, totals, Expected(draft, totals))) { Before = before, IsIncomplete = planner.IsIncomplete };
        }

        var scratch = new ScratchStore(draft.Image);
        await new ImageWriter(draft, new WriteOptions(plan.Layers, $"drydock {(plan.Profile.Length > 0 ? "harden " + plan.Profile : "patch")}") { Annotations = Annotations(draft) }).WriteAsync(scratch, null, cancel);
        var result = (await new ImageLoader(scratch, limits).LoadAsync(null, PlatformChoice.Every, cancel))[0];
        var after = judging.Judge(result, await scanner.ScanAsync(result, cancel));
        var told = Tell(plan with { Notes = [.. plan.Notes, .. Losses(before, after, draft.Image)] }, totals, Totals.Of(after, draft.Files));
        return new HardenedImage(plan, told with { Digest = result.Descriptor.Digest.ToString() })
        {
            Image = result, Scratch = scratch, Before = before, After = after, IsIncomplete = planner.IsIncomplete, Kit = asked.Kit is null && asked.Proof is null ? null : await KitOfAsync(draft, before.Inventory, cancel),
        };
    }

    private async Task<RunKit> KitOfAsync(ImageDraft draft, Inventory inventory, CancellationToken cancel)
    {
        var subject = await HardeningSubject.LoadAsync(draft, inventory, cancel);
        return RunKit.Of(subject, ImageNames.Of(asked.Destination!), await SystemCallReader.ReadAsync(draft, cancel));
    }

    /// <summary>One platform's kit is the folder; of several each has its own in it.</summary>
    private async Task WriteKitsAsync(List<HardenedImage> done, CancellationToken cancel)
    {
        foreach (var changed in asked.Kit is null ? [] : done.Where(d => d.Kit is not null))
        {
            await KitWriter.WriteAsync(done.Count == 1 ? asked.Kit! : Path.Join(asked.Kit, changed.Plan.Platform.Replace('/', '-')), changed.Kit!, cancel);
        }
    }

    /// <summary>What a dry run can say of the result without writing it.</summary>
    private static ImageTotals Expected(ImageDraft draft, ImageTotals before)
    {
        var (files, bytes) = Core.Actions.Harden.TreeSizes.Of(draft.Files);
        return before with { Files = files, FileBytes = bytes, User = draft.Config.User.Length > 0 ? draft.Config.User : "root" };
    }

    private static ImmutableSortedDictionary<string, string> Annotations(ImageDraft draft) =>
        draft.Config.Labels.Where(l => l.Key.StartsWith("org.opencontainers.image.base.", StringComparison.Ordinal)).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What nobody may find out later: findings that were not there before, and what stayed behind.</summary>
    private static IEnumerable<string> Losses(PlatformReport before, PlatformReport after, Image image)
    {
        var known = before.Findings.Select(f => (f.Rule.Id, f.At.Path, f.Vulnerability?.Id)).ToHashSet();
        foreach (var finding in after.Findings.Where(f => !known.Contains((f.Rule.Id, f.At.Path, f.Vulnerability?.Id))))
        {
            yield return $"{finding.Rule.Name}: new: {finding.Message}";
        }

        if (!image.Attestations.IsEmpty)
        {
            yield return $"attestations: {Amount.Of(image.Attestations.Length, "attestation", "attestations")} of BuildKit about the old image {(image.Attestations.Length == 1 ? "was" : "were")} dropped, since the digest is another now.";
        }
    }

    private static PlatformHardening Tell(Plan plan, ImageTotals before, ImageTotals after) => new(
        plan.Platform,
        before,
        after,
        [.. plan.Steps.Select(s => new HardeningStep(s.Id, s.Name, s.Title, s.Why, s.Risk.ToString().ToLowerInvariant(), s.Closes, s.BytesSaved, s.Edits.Length + s.Upgrades.Length))],
        plan.Notes,
        plan.LayersWhy);
}
