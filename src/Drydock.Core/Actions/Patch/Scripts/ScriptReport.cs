using System.Collections.Immutable;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>How one maintainer script was judged. Scripts are never run.</summary>
/// <param name="Package">Whose script it is: for triggers another one than that which is upgraded.</param>
/// <param name="Script">preinst, postinst, prerm or postrm.</param>
/// <param name="Arguments">It would have been called with.</param>
/// <param name="Emulations">What was done in its place.</param>
/// <param name="Command">What is not understood; empty when all is.</param>
/// <param name="Line">Of that command, from 1; 0 when there is none.</param>
public sealed record ScriptReport(string Package, string Script, string Arguments, ScriptOutcome Outcome, ImmutableArray<string> Emulations, string Command, int Line);
