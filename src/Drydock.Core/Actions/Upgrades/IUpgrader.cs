using Drydock.Core.Actions.Plans;
using Drydock.Core.Findings;
using Drydock.Oci.Content;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>Raises packages of one kind of distribution in a draft.</summary>
internal interface IUpgrader
{
    /// <param name="findings">Of the image, its known vulnerabilities among them.</param>
    /// <exception cref="DrydockException">No repository can be read, or a package is not what its index says.</exception>
    Task<UpgradeOutcome> RunAsync(IReadOnlyList<Finding> findings, CancellationToken cancel);

    /// <summary>Raises the packages of a plan: the very bytes that it names.</summary>
    Task ApplyAsync(PlanStep step, CancellationToken cancel);
}
