using Drydock.Core.Verdicts.Vex;

namespace Drydock.Core.Reports.Formats;

/// <summary>A decision as VEX says it.</summary>
/// <param name="Justification">One of OpenVEX's words for why it is not affected; empty when there is none.</param>
/// <param name="Note">Why, or what to do: one sentence.</param>
internal sealed record VexAnswer(VexStatus State, string Justification, string Note);
