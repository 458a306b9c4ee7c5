namespace Drydock.Core.Dockerfiles;

/// <summary>A setting for the parser, at the top of the file: <c># escape=`</c>. <see href="https://docs.docker.com/reference/dockerfile/#parser-directives"/></summary>
/// <param name="Name">In small letters: <c>syntax</c>, <c>escape</c> or <c>check</c>.</param>
/// <param name="Span">From its <c>#</c> to the end of the value.</param>
public sealed record Directive(string Name, string Value, Span Span);
