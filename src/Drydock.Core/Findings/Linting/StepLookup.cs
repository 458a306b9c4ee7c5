using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds commands by the instruction that runs them.</summary>
internal static class StepLookup
{
    /// <summary>By reference: two instructions may read the same.</summary>
    public static ILookup<Instruction, Step> ByInstruction(this IEnumerable<Step> steps) => steps.ToLookup<Step, Instruction>(s => s.Instruction, ReferenceEqualityComparer.Instance);
}
