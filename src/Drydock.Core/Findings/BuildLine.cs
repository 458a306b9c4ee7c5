namespace Drydock.Core.Findings;

/// <summary>An instruction of a Dockerfile.</summary>
/// <param name="File">The Dockerfile, as the user named it.</param>
/// <param name="Line">Its first line, counted from 1.</param>
/// <param name="EndLine">Its last line.</param>
/// <param name="Instruction">As written, in one line.</param>
public sealed record BuildLine(string File, int Line, int EndLine, string Instruction);
