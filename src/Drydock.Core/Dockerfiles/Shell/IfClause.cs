namespace Drydock.Core.Dockerfiles.Shell;

/// <summary><c>if … then …</c> or <c>elif … then …</c></summary>
public sealed record IfClause(Span Span, CommandList Condition, CommandList Body) : ShellNode(Span);
