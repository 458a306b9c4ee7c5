using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A word of a command, before it is expanded.</summary>
public sealed record ShellWord(Span Span, ImmutableArray<WordPart> Parts) : ShellNode(Span)
{
    /// <summary>What the command is given, where that does not depend on variables or other commands. Patterns and <c>~</c> stand as they are written.</summary>
    public string? Value { get; } = StaticText.Of(Parts);

    /// <summary>The same to show to people: expansions as they are written, without quotes.</summary>
    public string Text => Value ?? StaticText.Display(Parts);

    public bool IsQuoted => Parts.Any(p => p is SingleQuoted or DoubleQuoted or DollarSingleQuoted or Escaped);

    public bool HasGlob => Parts.Any(p => p is Glob);

    /// <summary>The one plain piece it consists of; null when there are quotes, expansions or patterns.</summary>
    public string? Plain => Parts is [Literal only] ? only.Text : null;
}
