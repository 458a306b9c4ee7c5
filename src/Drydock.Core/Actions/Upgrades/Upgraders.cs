using Drydock.Core.Actions.Plans;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Repositories;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>Raises packages with the means of the image's distribution.</summary>
public static class Upgraders
{
    /// <exception cref="DrydockException">The image has no packages that can be raised, no repository can be read, or a package is not what its index says.</exception>
    public static Task<UpgradeOutcome> RunAsync(ImageDraft draft, Inventory inventory, UpgradeRequest request, IRepositoryOpener opener, TimeProvider clock, IReadOnlyList<Finding> findings, CancellationToken cancel) =>
        Find(draft, inventory, request, opener, clock) is { } upgrader
            ? upgrader.RunAsync(findings, cancel)
            : Task.FromResult(new UpgradeOutcome(null, [.. Fixable.Left(findings, inventory.Os), .. Nobody(inventory)]));

    /// <summary>Raises the packages of a plan: the very bytes that it names.</summary>
    public static Task ApplyAsync(ImageDraft draft, Inventory inventory, UpgradeRequest request, IRepositoryOpener opener, TimeProvider clock, PlanStep step, CancellationToken cancel) =>
        (Find(draft, inventory, request, opener, clock) ?? throw new DrydockException(ErrorCodes.BadPlan, "Applying the plan failed: it raises packages, and the image has none that can be raised.", "Make a new plan.")).ApplyAsync(step, cancel);

    private static IUpgrader? Find(ImageDraft draft, Inventory inventory, UpgradeRequest request, IRepositoryOpener opener, TimeProvider clock) =>
        draft.Files.Find("var/lib/dpkg/status") is not null || draft.Files.Find("var/lib/dpkg/status.d") is not null ? new DebUpgrader(draft, inventory, request, opener, clock)
        : ApkImage.IsIn(draft.Files) ? new ApkUpgrader(draft, inventory, request, opener)
        : null;

    private static IEnumerable<string> Nobody(Inventory inventory) =>
        inventory.Packages.Any(p => Ecosystems.Find(p.Package.Ecosystem).IsOs) ? [$"patch: packages of {inventory.Packages.First(p => Ecosystems.Find(p.Package.Ecosystem).IsOs).Package.Ecosystem} are not raised: the image has no database of theirs that can be written."] : [];
}
