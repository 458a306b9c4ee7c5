namespace Drydock.Core.Actions.Proofs;

/// <summary>What running an image showed.</summary>
/// <param name="Happened">What failed; empty when nothing did.</param>
/// <param name="Logs">What the engine and the program said.</param>
/// <param name="Check">What was held against it, in words.</param>
public sealed record ProofResult(bool Works, string Happened, string Logs, string Check);
