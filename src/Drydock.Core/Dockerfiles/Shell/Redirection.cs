namespace Drydock.Core.Dockerfiles.Shell;

/// <summary><c>2&gt;&amp;1</c>, <c>&lt; file</c>, <c>&lt;&lt;EOF</c></summary>
/// <param name="Descriptor">As written: <c>2</c>, <c>{fd}</c>; null when there is none.</param>
/// <param name="Target">Null when the text ends before it.</param>
public sealed record Redirection(Span Span, string? Descriptor, string Operator, ShellWord? Target) : ShellNode(Span)
{
    /// <summary>The lines that a here-document gives; they are read after the line that asks for them.</summary>
    public HereLines? Heredoc { get; internal set; }
}
