namespace Drydock.Core.Findings.Lifecycles;

/// <summary>How long a release gets fixes.</summary>
/// <param name="Product">os-release's ID of a distribution, or a runtime's id.</param>
/// <param name="Cycle">The release: <c>12</c>, <c>3.18</c>.</param>
/// <param name="End">The last day on which everybody gets fixes.</param>
/// <param name="Extended">The last day on which those get fixes who pay or register; null when there is no such offer.</param>
/// <param name="Offer">What that offer is called.</param>
public sealed record SupportTime(string Product, string Cycle, DateOnly End, DateOnly? Extended, string Offer);
