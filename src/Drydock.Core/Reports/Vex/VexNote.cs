using System.Collections.Immutable;
using Drydock.Core.Verdicts.Vex;

namespace Drydock.Core.Reports.Vex;

/// <summary>A VEX document to be written: statements, who makes them and when.</summary>
/// <param name="Time">Of the document.</param>
internal sealed record VexNote(ImmutableArray<VexStatement> Statements, string Author, DateTimeOffset Time, string ToolVersion);
