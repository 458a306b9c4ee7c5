using System.Collections.Immutable;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>What a VEX document says.</summary>
/// <param name="Notices">What of it has no effect, and why.</param>
public sealed record VexDocument(ImmutableArray<VexStatement> Statements, ImmutableArray<Notice> Notices);
