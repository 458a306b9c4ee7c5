using System.Collections.Immutable;
using Drydock.Core.Actions.Patch;
using Drydock.Core.Actions.Patch.Apk;
using Drydock.Core.Actions.Plans;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Versions;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Repositories;
using Drydock.Core.Repositories.Apk;
using Drydock.Core.Repositories.Upgrading;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>
/// Raises packages of Alpine and its kin in a draft.
/// <code>
/// repositories of the image and the user -> verified indexes -> smallest set of upgrades -> verified packages -> draft
///                                                 \__________ without what was refused, again __________/
/// </code>
/// </summary>
internal sealed class ApkUpgrader(ImageDraft draft, Inventory inventory, UpgradeRequest request, IRepositoryOpener opener) : IUpgrader
{
    private const string Ecosystem = "apk";
    private static readonly IVersionScheme Order = VersionSchemes.Find(Ecosystem)!;
    private readonly List<string> notes = [];
    private readonly Dictionary<string, UnpackedApk> unpacked = new(StringComparer.Ordinal);
    private readonly HashSet<(string Name, string Version)> refused = [];

    public async Task<UpgradeOutcome> RunAsync(IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        var fixable = Fixable.Of(findings, Ecosystem).ToList();
        if (fixable.Count == 0 && !request.All && request.Packages.IsEmpty)
        {
            return new UpgradeOutcome(null, [.. Fixable.Left(findings, inventory.Os)]);
        }

        var image = await ApkImage.ReadAsync(draft, cancel);
        var sources = await ApkSources.LoadAsync(image, request, opener, draft.Limits, cancel);
        notes.AddRange(sources.Problems);
        var wanted = Targets(image, sources.Indexes, fixable).ToList();
        var step = await RaiseAsync(image, sources, wanted, fixable, cancel);
        notes.AddRange(Fixable.Left(findings, inventory.Os));
        return new UpgradeOutcome(step, [.. notes]) { IsIncomplete = sources.IsIncomplete };
    }

    public async Task ApplyAsync(PlanStep step, CancellationToken cancel)
    {
        var image = await ApkImage.ReadAsync(draft, cancel);
        var keys = ApkSources.KeysOf(image, request);
        var packages = new List<UnpackedApk>();
        foreach (var upgrade in step.Upgrades)
        {
            var what = $"the package '{upgrade.Path}' of '{upgrade.Repository}'";
            await using var stream = await opener.Open(upgrade.Repository).OpenAsync(upgrade.Path, cancel)
                ?? throw new DrydockException(ErrorCodes.SourceNotFound, $"Fetching {what} failed: it is not there any more.", "Make a new plan, or apply the plan with --offline-bundle.");
            var bytes = await BoundedReader.ReadAsync(stream, draft.Limits.NestedFileBytes, what, cancel);
            if (!Digest.Sha256(bytes).Hex.Equals(upgrade.Digest, StringComparison.OrdinalIgnoreCase))
            {
                throw new DrydockException(ErrorCodes.DigestMismatch, $"Fetching {what} failed: it is not the file that the plan names.", "Make a new plan, or apply the plan with --offline-bundle.");
            }

            packages.Add(ApkUnpacker.Unpack(ApkPackageFile.Read(bytes, record: null, keys, draft.Limits, what), upgrade.Architecture, draft.Spool));
        }

        var result = await ApkPatch.ApplyAsync(draft, packages, Options(packages), cancel);
        if (result.FirstOrDefault(p => !p.IsApplied) is { } first)
        {
            throw new DrydockException(ErrorCodes.BadPlan, $"Applying the plan failed: {first.Name} cannot be raised to {first.NewVersion}: {first.Refusal}.", "Make a new plan, or accept its scripts with --accept-scripts.");
        }
    }

    private IEnumerable<(WantedUpgrade Wanted, string Why)> Targets(ApkImage image, IReadOnlyList<ApkIndex> indexes, IReadOnlyList<Vulnerability> fixable)
    {
        var closes = fixable.GroupBy(v => v.Package.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        if (request.All)
        {
            var newest = indexes.Where(i => i.Tag.Length == 0).SelectMany(i => i.Records).GroupBy(r => r.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(r => r.Version).Aggregate(Later), StringComparer.Ordinal);
            return image.Installed.Where(i => newest.TryGetValue(i.Name, out var version) && Order.Compare(version, i.Version) > 0)
                .Select(i => (new WantedUpgrade(i.Name, newest[i.Name]), closes.TryGetValue(i.Name, out var known) ? Reason(known) : "all of them were asked for"));
        }

        return !request.Packages.IsEmpty ? request.Packages.Select(p => (new WantedUpgrade(p.Name, p.AtLeast), "you named it"))
            : closes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (new WantedUpgrade(c.Key, c.Value.Select(v => v.FixedVersion).Aggregate(Later)), Reason(c.Value)));
    }

    private static string Later(string a, string b) => Order.Compare(a, b) >= 0 ? a : b;

    private static string Reason(IEnumerable<Vulnerability> known) =>
        "closes " + string.Join(", ", known.Select(v => v.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private async Task<PlanStep?> RaiseAsync(ApkImage image, ApkSources sources, List<(WantedUpgrade Wanted, string Why)> wanted, IReadOnlyList<Vulnerability> fixable, CancellationToken cancel)
    {
        while (true)
        {
            var (plan, problems) = Plan(image, sources.Without(refused), wanted);
            var packages = new List<UnpackedApk>();
            foreach (var planned in plan)
            {
                packages.Add(await FetchAsync(planned, sources.Keys, cancel));
            }

            var result = plan.IsEmpty ? [] : await ApkPatch.ApplyAsync(draft, packages, Options(packages), cancel);
            var bad = result.Where(p => !p.IsApplied).ToList();
            if (bad.Count == 0)
            {
                notes.AddRange(problems.Where(p => !refused.Any(r => r.Name == p.Key)).Select(p => $"patch: {p.Key} stays{(VersionOf(image, p.Key) is { Length: > 0 } version ? $" at {version}" : "")}: {p.Value}."));
                notes.AddRange(result.SelectMany(p => p.KeptConffiles.Select(c => $"patch: {c} was changed by you and stays; the one of {p.Name} {p.NewVersion} lies beside it as {c}.apk-new.")));
                notes.AddRange(result.Where(p => p.Unknown.Any()).Select(p => $"patch: {p.Name} was raised as accepted, and a script of it that is not understood was not run."));
                return plan.IsEmpty ? null : Describe(image, plan, packages, wanted, fixable);
            }

            // What was refused is as if no repository had it.
            notes.AddRange(bad.Select(p => $"patch: {p.Name} stays{(p.OldVersion.Length > 0 ? $" at {p.OldVersion}" : " away")}: {p.Refusal}{(p.Unknown.Any() ? $" (--accept-scripts {p.Name} raises it without running them)" : "")}."));
            refused.UnionWith(bad.Select(p => (p.Name, p.NewVersion)));
        }
    }

    /// <summary>As many of the targets as go together.</summary>
    private static (ImmutableArray<ApkPlanned> Plan, Dictionary<string, string> Problems) Plan(ApkImage image, ImmutableArray<ApkIndex> indexes, List<(WantedUpgrade Wanted, string Why)> wanted)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var whole = ApkPlanner.Plan(image.Installed, image.World, indexes, wanted.Select(w => w.Wanted));
        if (whole.Problem is null)
        {
            return (whole.Packages, problems);
        }

        var (taken, best) = (new List<WantedUpgrade>(), ImmutableArray<ApkPlanned>.Empty);
        foreach (var (target, _) in wanted)
        {
            var plan = ApkPlanner.Plan(image.Installed, image.World, indexes, taken.Append(target));
            if (plan.Problem is { } problem)
            {
                problems[target.Name] = problem;
            }
            else
            {
                taken.Add(target);
                best = plan.Packages;
            }
        }

        return (best, problems);
    }

    private async Task<UnpackedApk> FetchAsync(ApkPlanned planned, ApkKeys keys, CancellationToken cancel)
    {
        var key = $"{planned.Index.Files.Name} {planned.Path}";
        if (!unpacked.TryGetValue(key, out var package))
        {
            var file = await ApkPackageFile.OpenAsync(planned, keys, draft.Limits, cancel);
            unpacked[key] = package = ApkUnpacker.Unpack(file, planned.Index.Architecture, draft.Spool);
        }

        return package;
    }

    private static PlanStep Describe(ApkImage image, ImmutableArray<ApkPlanned> plan, List<UnpackedApk> packages, List<(WantedUpgrade Wanted, string Why)> wanted, IReadOnlyList<Vulnerability> fixable)
    {
        var versions = plan.ToDictionary(p => p.Record.Name, p => p.Record.Version, StringComparer.Ordinal);
        var closed = fixable.Where(v => versions.TryGetValue(v.Package.Name, out var to) && Order.Compare(to, v.FixedVersion) >= 0).Select(v => $"{v.Id} {v.Package.Name}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new PlanStep(PlanStep.Patch, PlanStep.Patch, $"Raise {Reports.Amount.Of(plan.Length, "package", "packages")}: {string.Join(", ", versions.Keys)}", Applicability.Safe)
        {
            Why = "Newer versions in the same release close what is known to be wrong with these.",
            Closes = [.. closed],
            Upgrades = [.. plan.Zip(packages, (p, file) => new PlanUpgrade(
                p.Record.Name,
                p.Index.Architecture,
                VersionOf(image, p.Record.Name),
                p.Record.Version,
                p.Index.Files.Name.Split(' ')[0],
                p.Path,
                file.File.Digest.Hex,
                file.File.Length,
                wanted.Find(w => w.Wanted.Name == p.Record.Name).Why ?? "the others need it"))],
        };
    }

    private static string VersionOf(ApkImage image, string name) => image.Installed.FirstOrDefault(i => i.Name == name)?.Version ?? "";

    private PatchOptions Options(IEnumerable<UnpackedApk> packages) =>
        new(request.Time ?? packages.SelectMany(p => p.Entries.Select(e => e.Node?.ModifiedAt ?? 0).Append(p.BuiltAt)).DefaultIfEmpty(0).Max()) { AcceptScripts = request.AcceptScripts };
}
