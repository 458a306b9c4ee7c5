using System.Collections.Immutable;
using Drydock.Core.Actions.Patch.Scripts;

namespace Drydock.Core.Actions.Patch;

/// <summary>What became of one package that was to be installed.</summary>
/// <param name="OldVersion">Empty when it was not there.</param>
/// <param name="Refusal">Why it was not installed; empty when it was.</param>
/// <param name="Scripts">Every maintainer script that dpkg would have called, in its order.</param>
/// <param name="KeptConffiles">Configuration files that the user changed, with their slash: they stay, the new ones lie beside them as <c>.dpkg-dist</c>.</param>
public sealed record PatchedPackage(string Name, string Architecture, string OldVersion, string NewVersion, string Refusal, ImmutableArray<ScriptReport> Scripts, ImmutableArray<string> KeptConffiles)
{
    public bool IsApplied => Refusal.Length == 0;

    /// <summary>Scripts that are not understood and were accepted all the same.</summary>
    public IEnumerable<ScriptReport> Unknown => Scripts.Where(s => s.Outcome == ScriptOutcome.Unknown);
}
