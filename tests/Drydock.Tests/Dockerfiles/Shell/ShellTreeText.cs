using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Tests.Dockerfiles.Shell;

/// <summary>Writes a tree in one line.</summary>
internal static class ShellTreeText
{
    public static string Of(CommandList list) => string.Join(' ', list.Items.Select(i => Of(i.Command) + i.Terminator?.Text));

    private static string Of(ShellCommand? command) => (command switch
    {
        SimpleCommand c => $"Simple({string.Join(' ', c.Assignments.Select(Of).Concat(c.Words.Select(w => w.Text)))})",
        AndOr c => $"AndOr({Of(c.Commands, c.Operators)})",
        Pipeline c => $"{(c.IsNegated ? "!" : "")}Pipeline({Of(c.Commands, c.Operators)})",
        Subshell c => $"Subshell({Of(c.Body)})",
        BraceGroup c => $"Group({Of(c.Body)})",
        IfCommand c => $"If({string.Concat(c.Clauses.Select(i => $"[{Of(i.Condition)} then {Of(i.Body)}]"))}{(c.Else is null ? "" : $" else {Of(c.Else)}")})",
        WhileCommand c => $"{(c.IsUntil ? "Until" : "While")}({Of(c.Condition)} do {Of(c.Body)})",
        ForCommand c => $"For({Of(c.Variable, c.Words)} do {Of(c.Body)})",
        SelectCommand c => $"Select({Of(c.Variable, c.Words)} do {Of(c.Body)})",
        ArithmeticForCommand c => $"For(({c.Header.Text}) do {Of(c.Body)})",
        CaseCommand c => $"Case({c.Subject.Text} {string.Concat(c.Items.Select(i => $"[{string.Join('|', i.Patterns.Select(p => p.Text))}: {Of(i.Body)} {i.Terminator}]"))})",
        FunctionDefinition c => $"Function({c.Name.Text} {Of(c.Body)})",
        TestCommand c => $"Test({string.Join(' ', c.Words.Select(w => w.Text))})",
        ArithmeticCommand c => $"Arithmetic({c.Expression.Text})",
        CoprocCommand c => $"Coproc({c.Name?.Text} {Of(c.Body)})",
        _ => "?",
    }) + string.Concat((command?.Redirections ?? []).Select(r => $"{r.Descriptor}{r.Operator}{r.Target?.Text}"));

    private static string Of(ImmutableArray<ShellCommand> commands, ImmutableArray<ShellOperator> operators) =>
        string.Join(' ', commands.Select((c, i) => i == 0 ? Of(c) : $"{operators[i - 1].Text} {Of(c)}"));

    private static string Of(ShellWord variable, ImmutableArray<ShellWord>? words) => words is null ? variable.Text : $"{variable.Text} in {string.Join(' ', words.Value.Select(w => w.Text))}";

    private static string Of(Assignment assignment) =>
        $"{assignment.Name}{(assignment.Index is null ? "" : $"[{assignment.Index.Text}]")}{(assignment.IsAppend ? "+" : "")}={assignment.Value.Text}";
}
