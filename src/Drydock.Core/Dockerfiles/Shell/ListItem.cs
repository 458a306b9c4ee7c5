namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A command in a list.</summary>
/// <param name="Terminator">What stands behind it: <c>;</c>, <c>&amp;</c>, a newline; null at the end of the text or before a closing word.</param>
public sealed record ListItem(Span Span, ShellCommand Command, ShellOperator? Terminator) : ShellNode(Span)
{
    public bool IsInBackground => Terminator?.Text == "&";
}
