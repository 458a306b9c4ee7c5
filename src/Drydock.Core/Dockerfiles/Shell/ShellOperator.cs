namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A sign between commands: <c>&amp;&amp;</c>, <c>|</c>, <c>;</c>, a newline.</summary>
public sealed record ShellOperator(Span Span, string Text) : ShellNode(Span);
