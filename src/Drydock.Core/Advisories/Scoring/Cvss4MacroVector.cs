namespace Drydock.Core.Advisories.Scoring;

/// <summary>The level of a vector in each equivalence set, 0 for the most severe.</summary>
/// <param name="Eq36">The third and the sixth set together: 0 for 00, 1 for 01, 2 for 10, 3 for 11, 4 for 21; 20 cannot be.</param>
internal readonly record struct Cvss4MacroVector(int Eq1, int Eq2, int Eq36, int Eq4, int Eq5);
