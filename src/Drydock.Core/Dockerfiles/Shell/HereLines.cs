namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>The lines of a here-document.</summary>
/// <param name="Span">Of the lines, without the one that ends them.</param>
/// <param name="Content">With expansions, unless the delimiter was quoted.</param>
/// <param name="IsEnded">Whether the delimiter was met before the end of the text.</param>
public sealed record HereLines(Span Span, string Delimiter, bool IsQuoted, ShellWord Content, bool IsEnded) : ShellNode(Span);
