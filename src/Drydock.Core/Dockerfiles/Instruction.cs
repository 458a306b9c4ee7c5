using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles;

/// <summary>One instruction of a Dockerfile.</summary>
/// <param name="Keyword">In capitals: <c>RUN</c>.</param>
/// <param name="Text">What stands behind the keyword, its lines joined and comments between them left out; not trimmed inside.</param>
/// <param name="Stage">Index of its stage; -1 before the first FROM.</param>
/// <param name="Line">Its first line, counted from 1.</param>
/// <param name="EndLine">Its last line, with here-documents.</param>
public sealed record Instruction(string Keyword, string Text, int Stage, int Line, int EndLine)
{
    public ImmutableArray<Heredoc> Heredocs { get; init; } = [];

    /// <summary>In one line, as a person would say it.</summary>
    public override string ToString() => $"{Keyword} {string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}".TrimEnd();
}
