namespace Drydock.Core.Dockerfiles;

/// <summary>A part of a file's text, in UTF-16 units from its start.</summary>
/// <param name="Start">Of the first character.</param>
/// <param name="End">Behind the last one.</param>
public readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    /// <summary>Whether they share a character, or one that is empty lies inside the other.</summary>
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    public bool Holds(int offset) => offset >= Start && offset < End;
}
