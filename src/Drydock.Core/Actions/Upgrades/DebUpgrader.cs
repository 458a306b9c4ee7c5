using System.Collections.Immutable;
using Drydock.Core.Actions.Patch;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Actions.Plans;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Versions;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Repositories;
using Drydock.Core.Repositories.Apt;
using Drydock.Core.Repositories.Debs;
using Drydock.Core.Repositories.Resolution;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>
/// Raises packages of Debian and its kin in a draft.
/// <code>
/// sources of the image and the user -> verified indexes -> smallest set of upgrades -> verified packages -> draft
/// </code>
/// </summary>
internal sealed class DebUpgrader(ImageDraft draft, Inventory inventory, UpgradeRequest request, IRepositoryOpener opener, TimeProvider clock) : IUpgrader
{
    private const string Ecosystem = "deb";
    private readonly List<string> notes = [];

    public async Task<UpgradeOutcome> RunAsync(IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        var fixable = Fixable.Of(findings, Ecosystem).ToList();
        if (fixable.Count == 0 && !request.All && request.Packages.IsEmpty)
        {
            return new UpgradeOutcome(null, [.. Fixable.Left(findings, inventory.Os)]);
        }

        var image = await DebImage.ReadAsync(draft, cancel);
        var indexes = await LoadAsync(image, cancel);
        var resolver = new DebResolver(image.Installed, indexes.Indexes, image.Architecture);
        var resolved = resolver.Resolve(Targets(resolver, image, indexes.Indexes, fixable));
        notes.AddRange(resolved.Refused.Select(r => $"patch: {r.Target.Package} stays{(r.Installed is null ? "" : $" at {r.Installed.Version}")}: {r.Reason}."));
        var step = resolved.Chosen.IsEmpty ? null : await InstallAsync(resolved.Chosen, fixable, cancel);
        notes.AddRange(Fixable.Left(findings, inventory.Os));
        return new UpgradeOutcome(step, [.. notes]) { IsIncomplete = !indexes.Failures.IsEmpty };
    }

    public async Task ApplyAsync(PlanStep step, CancellationToken cancel)
    {
        var packages = new List<UnpackedPackage>();
        foreach (var upgrade in step.Upgrades)
        {
            var what = $"'{upgrade.Path}' of '{upgrade.Repository}'";
            await using var stream = await opener.Open(upgrade.Repository).OpenAsync(upgrade.Path, cancel)
                ?? throw new DrydockException(ErrorCodes.SourceNotFound, $"Fetching the package {what} failed: it is not there any more.", "Make a new plan, or apply the plan with --offline-bundle.");
            packages.Add(await UnpackAsync(stream, upgrade.Path, Digest.Parse("sha256:" + upgrade.Digest), upgrade.Size, cancel));
        }

        var result = await DebPatch.ApplyAsync(draft, packages, Options(packages), cancel);
        if (result.Packages.FirstOrDefault(p => !p.IsApplied) is { } refused)
        {
            throw new DrydockException(ErrorCodes.BadPlan, $"Applying the plan failed: {refused.Name} cannot be raised to {refused.NewVersion}: {refused.Refusal}.", "Make a new plan, or accept its scripts with --accept-scripts.");
        }
    }

    private async Task<AptIndexes> LoadAsync(DebImage image, CancellationToken cancel)
    {
        var own = AptSources.Parse(image.AptFiles);
        notes.AddRange(request.UsesImageSources ? own.Problems.Select(p => $"patch: {p}") : []);
        ImmutableArray<AptSource> sources = [.. request.UsesImageSources ? own.Sources : [], .. request.Repositories.Select(AptSources.Given)];
        if (sources.IsEmpty)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, "Looking for newer packages failed: the image is configured for no repository.", "Name one: --repo \"http://HOST/debian SUITE COMPONENT\", or a folder.");
        }

        var keyrings = new AptKeyrings(image.KeyringFiles, own.Sources, request.Keyrings);
        var indexes = await new AptLoader(opener, keyrings, clock, draft.Limits).LoadAsync(sources, image.Architectures, image.Codename(inventory), cancel);
        if (indexes.Indexes.IsEmpty)
        {
            throw indexes.Failures.IsEmpty ? new DrydockException(ErrorCodes.SourceNotFound, $"Looking for newer packages failed: the sources have nothing for {image.Architecture}.") : indexes.Failures[0].Error;
        }

        notes.AddRange(indexes.Failures.Select(f => $"patch: the source '{f.Source}' was not used: {f.Error.Message}"));
        return indexes;
    }

    private IEnumerable<UpgradeTarget> Targets(DebResolver resolver, DebImage image, IReadOnlyList<DebIndex> indexes, IReadOnlyList<Vulnerability> fixable)
    {
        var closes = fixable.GroupBy(v => v.Package.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        if (request.All)
        {
            return resolver.Upgradable("all of them were asked for").Select(t => closes.TryGetValue(t.Package, out var known) ? t with { Reason = Reason(known) } : t);
        }

        if (!request.Packages.IsEmpty)
        {
            return request.Packages.Select(p => new UpgradeTarget(p.Name, null, p.AtLeast, "you named it"));
        }

        return closes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new UpgradeTarget(c.Key, null, Enough(image, indexes, c.Key, c.Value), Reason(c.Value)));
    }

    private static string Reason(IEnumerable<Vulnerability> known) =>
        "closes " + string.Join(", ", known.Select(v => v.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Feeds of Debian speak of versions of sources: the lowest binary made of one that is enough; where there is none yet, the version itself.</summary>
    private static string Enough(DebImage image, IReadOnlyList<DebIndex> indexes, string package, IReadOnlyList<Vulnerability> known)
    {
        var order = VersionSchemes.Find(Ecosystem)!;
        var wanted = known.Select(v => v.FixedVersion).Aggregate((a, b) => order.Compare(a, b) >= 0 ? a : b);
        var enough = indexes.SelectMany(i => i.Named(package)).Where(p => order.Compare(p.SourceVersion, wanted) >= 0 && image.Installed.Any(i => i.Name == package && order.Compare(p.Version, i.Version) > 0))
            .OrderBy(p => p.Version, Comparer<string>.Create(order.Compare)).FirstOrDefault();
        return enough?.Version ?? wanted;
    }

    private async Task<PlanStep?> InstallAsync(ImmutableArray<UpgradeChoice> chosen, IReadOnlyList<Vulnerability> fixable, CancellationToken cancel)
    {
        var packages = new List<UnpackedPackage>();
        foreach (var choice in chosen)
        {
            using var deb = await DebFile.OpenAsync(choice.Candidate, draft.Limits, cancel);
            packages.Add(DebUnpacker.Unpack(deb, draft.Spool));
        }

        var result = await DebPatch.ApplyAsync(draft, packages, Options(packages), cancel);
        notes.AddRange(result.Packages.Where(p => !p.IsApplied).Select(p => $"patch: {p.Name} stays at {p.OldVersion}: {p.Refusal}{(p.Unknown.Any() ? $" (--accept-scripts {p.Name} raises it without running them)" : "")}."));
        notes.AddRange(result.Packages.Where(p => p.IsApplied).SelectMany(p => p.KeptConffiles.Select(c => $"patch: {c} was changed by you and stays; the one of {p.Name} {p.NewVersion} lies beside it as {c}.dpkg-dist.")));
        notes.AddRange(result.Packages.Where(p => p.IsApplied && p.Unknown.Any()).Select(p => $"patch: {p.Name} was raised as accepted, and a script of it that is not understood was not run."));
        var applied = result.Packages.Where(p => p.IsApplied).Select(p => (p.Name, p.Architecture)).ToHashSet();
        var raised = chosen.Where(c => applied.Contains((c.Candidate.Name, c.Candidate.Architecture))).ToList();
        if (raised.Count == 0)
        {
            return null;
        }

        var names = raised.Select(r => r.Candidate.Name).ToHashSet(StringComparer.Ordinal);
        var closed = fixable.Where(v => names.Contains(v.Package.Name)).Select(v => $"{v.Id} {v.Package.Name}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new PlanStep(PlanStep.Patch, PlanStep.Patch, $"Raise {Reports.Amount.Of(raised.Count, "package", "packages")}: {string.Join(", ", raised.Select(r => r.Candidate.Name))}", Applicability.Safe)
        {
            Why = "Newer versions in the same release close what is known to be wrong with these.",
            Closes = [.. closed],
            Upgrades = [.. raised.Select(Describe)],
        };
    }

    private PatchOptions Options(IEnumerable<UnpackedPackage> packages) =>
        new(request.Time ?? packages.SelectMany(p => p.Entries).Select(e => e.Node?.ModifiedAt ?? 0).DefaultIfEmpty(0).Max()) { AcceptScripts = request.AcceptScripts };

    private async Task<UnpackedPackage> UnpackAsync(Stream stream, string path, Digest digest, long size, CancellationToken cancel)
    {
        using var deb = await DebFile.OpenAsync(stream, path, digest, size, draft.Limits, () => { }, cancel);
        return DebUnpacker.Unpack(deb, draft.Spool);
    }

    private static PlanUpgrade Describe(UpgradeChoice choice) => new(
        choice.Candidate.Name,
        choice.Candidate.Architecture,
        choice.Installed?.Version ?? "",
        choice.Candidate.Version,
        choice.Candidate.Origin!.Name.Split(' ')[0],
        choice.Candidate.Filename,
        choice.Candidate.Sha256?.Hex ?? "",
        choice.Candidate.Size,
        choice.Reason);
}
