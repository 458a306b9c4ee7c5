using System.Collections.Immutable;

namespace Drydock.Core.Reports.Steps;

/// <summary>One thing to do about findings.</summary>
/// <param name="Name">The package, for a distribution's the source package; or the base image.</param>
/// <param name="Packages">The purls it concerns, sorted.</param>
/// <param name="From">Installed versions, sorted as text.</param>
/// <param name="To">The lowest version that has none of them; empty for a rebuild.</param>
/// <param name="Findings">How many findings go away.</param>
/// <param name="Vulnerabilities">Their ids, sorted.</param>
/// <param name="Risk">The sum of the risks that go away; each vulnerability counts once.</param>
/// <param name="Share">That sum's share of all risk in the image, 0 to 1.</param>
/// <param name="Command">What to run or write; empty when it cannot be said in one line.</param>
public sealed record Step(
    StepKind Kind, string Name, ImmutableArray<string> Packages, ImmutableArray<string> From, string To, int Findings, ImmutableArray<string> Vulnerabilities, double Risk, double Share, string Command);
