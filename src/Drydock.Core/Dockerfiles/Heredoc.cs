namespace Drydock.Core.Dockerfiles;

/// <summary>Lines that belong to an instruction: <c>RUN &lt;&lt;EOF</c>. <see href="https://docs.docker.com/reference/dockerfile/#here-documents"/></summary>
/// <param name="Name">The word that ends it.</param>
/// <param name="Content">The lines between, each with its end; leading tabs are gone where <see cref="IsChomped"/>.</param>
/// <param name="IsExpanded">Whether variables in it count: nothing of its name is quoted.</param>
/// <param name="IsChomped">The form <c>&lt;&lt;-</c>.</param>
/// <param name="Span">Of the content, up to the line that ends it.</param>
/// <param name="WordSpan">Of the word in the instruction that asks for it.</param>
public sealed record Heredoc(string Name, SplicedText Content, bool IsExpanded, bool IsChomped, Span Span, Span WordSpan);
