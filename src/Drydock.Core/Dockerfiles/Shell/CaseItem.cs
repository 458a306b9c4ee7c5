using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary><c>a|b) … ;;</c></summary>
/// <param name="Terminator"><c>;;</c>, or bash's <c>;&amp;</c> and <c>;;&amp;</c>; empty at the last one without.</param>
public sealed record CaseItem(Span Span, ImmutableArray<ShellWord> Patterns, CommandList Body, string Terminator) : ShellNode(Span);
