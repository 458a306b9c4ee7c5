using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>What a shell runs: a closed union. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09"/></summary>
public abstract record ShellCommand(Span Span) : ShellNode(Span)
{
    public ImmutableArray<Redirection> Redirections { get; init; } = [];
}

/// <summary>Assignments and words: <c>A=1 make all</c>.</summary>
/// <param name="Words">The name and its arguments; empty where there are only assignments or redirections.</param>
public sealed record SimpleCommand(Span Span, ImmutableArray<Assignment> Assignments, ImmutableArray<ShellWord> Words) : ShellCommand(Span);

/// <summary>Commands joined by <c>|</c>, or one behind <c>!</c> or bash's <c>time</c>.</summary>
/// <param name="Operators"><c>|</c> or <c>|&amp;</c>, one less than commands.</param>
public sealed record Pipeline(Span Span, bool IsNegated, bool IsTimed, ImmutableArray<ShellCommand> Commands, ImmutableArray<ShellOperator> Operators) : ShellCommand(Span);

/// <summary>Commands joined by <c>&amp;&amp;</c> and <c>||</c>, which bind alike, from the left.</summary>
/// <param name="Operators">One less than commands.</param>
public sealed record AndOr(Span Span, ImmutableArray<ShellCommand> Commands, ImmutableArray<ShellOperator> Operators) : ShellCommand(Span);

/// <summary><c>( … )</c></summary>
public sealed record Subshell(Span Span, CommandList Body) : ShellCommand(Span);

/// <summary><c>{ …; }</c></summary>
public sealed record BraceGroup(Span Span, CommandList Body) : ShellCommand(Span);

/// <summary><c>if … then … elif … else … fi</c></summary>
public sealed record IfCommand(Span Span, ImmutableArray<IfClause> Clauses, CommandList? Else) : ShellCommand(Span);

/// <summary><c>while … do … done</c>, and <c>until</c>.</summary>
public sealed record WhileCommand(Span Span, bool IsUntil, CommandList Condition, CommandList Body) : ShellCommand(Span);

/// <summary><c>for x in … do … done</c></summary>
/// <param name="Variable">As written; a name, unless someone put a <c>$</c> before it.</param>
/// <param name="Words">Null without <c>in</c>: the arguments of the script.</param>
public sealed record ForCommand(Span Span, ShellWord Variable, ImmutableArray<ShellWord>? Words, CommandList Body) : ShellCommand(Span);

/// <summary><c>for ((a; b; c)) do … done</c>, of bash.</summary>
public sealed record ArithmeticForCommand(Span Span, ShellWord Header, CommandList Body) : ShellCommand(Span);

/// <summary><c>select x in … do … done</c>, of bash.</summary>
public sealed record SelectCommand(Span Span, ShellWord Variable, ImmutableArray<ShellWord>? Words, CommandList Body) : ShellCommand(Span);

/// <summary><c>case x in a|b) … ;; esac</c></summary>
public sealed record CaseCommand(Span Span, ShellWord Subject, ImmutableArray<CaseItem> Items) : ShellCommand(Span);

/// <summary><c>f() { … }</c>, and bash's <c>function f { … }</c>.</summary>
/// <param name="Parameters">What someone wrote between the parentheses, where nothing may stand; null when nothing stands there.</param>
/// <param name="Body">Null when the text ends before it.</param>
public sealed record FunctionDefinition(Span Span, ShellWord Name, bool HasKeyword, bool HasParentheses, Span? Parameters, ShellCommand? Body) : ShellCommand(Span);

/// <summary><c>[[ … ]]</c></summary>
/// <param name="Words">Between the brackets, operators and parentheses among them.</param>
public sealed record TestCommand(Span Span, ImmutableArray<ShellWord> Words) : ShellCommand(Span);

/// <summary><c>(( … ))</c></summary>
public sealed record ArithmeticCommand(Span Span, ShellWord Expression) : ShellCommand(Span);

/// <summary><c>coproc [name] command</c>, of bash.</summary>
public sealed record CoprocCommand(Span Span, ShellWord? Name, ShellCommand? Body) : ShellCommand(Span);
