namespace Drydock.Core.Dockerfiles;

/// <summary>Lines that belong to an instruction: <c>RUN &lt;&lt;EOF</c>. <see href="https://docs.docker.com/reference/dockerfile/#here-documents"/></summary>
/// <param name="Name">The word that ends it.</param>
/// <param name="Content">The lines between, each with its newline; leading tabs are gone where the form <c>&lt;&lt;-</c> asks for it.</param>
public sealed record Heredoc(string Name, string Content);
