using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A piece of a word: a closed union. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06"/></summary>
public abstract record WordPart(Span Span) : ShellNode(Span);

/// <summary>Plain text.</summary>
public sealed record Literal(Span Span, string Text) : WordPart(Span)
{
    internal TextPlace Place { get; init; }
}

/// <summary>A character behind a backslash; empty when that was the end of a line.</summary>
public sealed record Escaped(Span Span, string Text) : WordPart(Span)
{
    internal TextPlace Place { get; init; }
}

/// <summary><c>'…'</c></summary>
public sealed record SingleQuoted(Span Span, string Text) : WordPart(Span)
{
    internal TextPlace Place { get; init; }
}

/// <summary><c>"…"</c></summary>
/// <param name="IsTranslated"><c>$"…"</c>, of bash.</param>
public sealed record DoubleQuoted(Span Span, ImmutableArray<WordPart> Parts, bool IsTranslated) : WordPart(Span);

/// <summary><c>$'…'</c></summary>
/// <param name="Text">With its escapes resolved.</param>
public sealed record DollarSingleQuoted(Span Span, string Text) : WordPart(Span);

/// <summary><c>$x</c> or <c>${x:-word}</c></summary>
/// <param name="Name">Of the variable, a number, or a sign such as <c>@</c>; empty where no shell could read it.</param>
/// <param name="Operator"><c>:-</c>, <c>##</c>, <c>/</c>, <c>@Q</c>; empty when there is none.</param>
/// <param name="Argument">Behind the operator, up to the slash of a replacement.</param>
public sealed record ParameterExpansion(Span Span, string Name, string Operator, ShellWord? Argument, bool IsBraced) : WordPart(Span)
{
    /// <summary><c>${#x}</c></summary>
    public bool IsLength { get; init; }

    /// <summary><c>${!x}</c></summary>
    public bool IsIndirect { get; init; }

    /// <summary><c>${x[index]}</c></summary>
    public ShellWord? Index { get; init; }

    /// <summary>Behind the second slash: <c>${x/pattern/replacement}</c></summary>
    public ShellWord? Replacement { get; init; }
}

/// <summary><c>$(…)</c> or <c>`…`</c></summary>
public sealed record CommandSubstitution(Span Span, ShellScript Body, bool IsBacktick) : WordPart(Span);

/// <summary><c>$((…))</c>, or the old <c>$[…]</c> of bash.</summary>
public sealed record ArithmeticExpansion(Span Span, ShellWord Expression, bool IsOld) : WordPart(Span);

/// <summary><c>&lt;(…)</c> or <c>&gt;(…)</c></summary>
public sealed record ProcessSubstitution(Span Span, ShellScript Body, bool IsOutput) : WordPart(Span);

/// <summary><c>*</c>, <c>?</c>, <c>[a-z]</c>, or bash's <c>@(a|b)</c></summary>
public sealed record Glob(Span Span, string Text) : WordPart(Span)
{
    internal TextPlace Place { get; init; }
}

/// <summary><c>{a,b}</c> or <c>{1..3}</c></summary>
/// <param name="Elements">Between the commas; one, with both ends, for a sequence.</param>
/// <param name="IsExpanded">False in a shell that passes it on as it is.</param>
public sealed record BraceExpansion(Span Span, ImmutableArray<ShellWord> Elements, bool IsExpanded) : WordPart(Span);

/// <summary><c>~</c> or <c>~user</c></summary>
public sealed record Tilde(Span Span, string Text) : WordPart(Span)
{
    internal TextPlace Place { get; init; }
}

/// <summary><c>(a b)</c> behind an equals sign, of bash.</summary>
public sealed record ArrayLiteral(Span Span, ImmutableArray<ShellWord> Elements) : WordPart(Span);
