using System.Collections.Immutable;
using Drydock.Core.Findings.ImageRules;
using Drydock.Core.Findings.InventoryRules;

namespace Drydock.Core.Findings;

/// <summary>Every rule there is. A new one is a file, a page in docs/rules and a line here.</summary>
public static class Rules
{
    /// <summary>Rules that look at an image: its config and its inventory.</summary>
    public static ImmutableArray<IRule<ImageSubject>> Image { get; } =
    [
        new RunsAsRootRule(),
        new NoHealthcheckRule(),
        new SetuidFileRule(),
        new WorldWritableFileRule(),
        new HasShellRule(),
        new HasPackageInstallerRule(),
        new SecretInFileRule(),
        new SecretInConfigRule(),
        new SecretInDeletedFileRule(),
    ];

    /// <summary>Rules that look at an inventory alone: they hold of an SBOM too.</summary>
    public static ImmutableArray<IRule<InventorySubject>> Inventory { get; } =
    [
        new EndOfLifeDistributionRule(),
        new EndOfLifeRuntimeRule(),
    ];

    /// <summary>What every rule is, whatever it looks at; by id.</summary>
    public static IEnumerable<RuleInfo> All => Image.Select(r => r.Info).Concat(Inventory.Select(r => r.Info)).OrderBy(r => r.Id, StringComparer.Ordinal);
}
