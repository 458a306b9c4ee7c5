namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>From a <c>#</c> to the end of its line.</summary>
/// <param name="Text">With the sign, without the line's end.</param>
public sealed record ShellComment(Span Span, string Text) : ShellNode(Span);
