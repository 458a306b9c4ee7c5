namespace Drydock.Core.Dockerfiles;

/// <summary>A place in a file as people say it.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in UTF-16 units.</param>
public readonly record struct Position(int Line, int Column);
