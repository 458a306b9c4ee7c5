namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A part of a script.</summary>
/// <param name="Span">In the file, with what was left out where lines were joined.</param>
public abstract record ShellNode(Span Span);
