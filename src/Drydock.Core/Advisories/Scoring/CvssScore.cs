namespace Drydock.Core.Advisories.Scoring;

/// <summary>What a vector comes to, 0.0 to 10.0 with one decimal.</summary>
/// <param name="Base">By its base metrics alone.</param>
/// <param name="Overall">With its threat (temporal) and environmental metrics, where it has any.</param>
public readonly record struct CvssScore(double Base, double Overall);
