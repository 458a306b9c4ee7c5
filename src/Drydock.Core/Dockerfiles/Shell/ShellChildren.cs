using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>What a node of the tree consists of, in the order of the text.</summary>
internal static class ShellChildren
{
    public static IEnumerable<ShellNode> Of(ShellNode node)
    {
        var own = node switch
        {
            ShellScript n => [n.Body],
            CommandList n => n.Items,
            ListItem n => [n.Command],
            IfClause n => [n.Condition, n.Body],
            CaseItem n => [.. n.Patterns, n.Body],
            Assignment n => n.Index is null ? [n.Value] : [n.Index, n.Value],
            Redirection n => n.Target is null ? [] : [n.Target],
            HereLines n => [n.Content],
            ShellWord n => n.Parts,
            ShellCommand n => Of(n),
            WordPart n => Of(n),
            _ => [],
        };
        return node switch
        {
            Redirection { Heredoc: { } lines } => [.. own, lines],
            ShellCommand { Redirections.IsEmpty: false } command => [.. own, .. command.Redirections],
            _ => own,
        };
    }

    private static IEnumerable<ShellNode> Of(ShellCommand command) => command switch
    {
        SimpleCommand n => n.Assignments.IsEmpty ? n.Words : [.. n.Assignments, .. n.Words],
        Pipeline n => n.Commands,
        AndOr n => n.Commands,
        Subshell n => [n.Body],
        BraceGroup n => [n.Body],
        IfCommand n => n.Else is null ? n.Clauses : [.. n.Clauses, n.Else],
        WhileCommand n => [n.Condition, n.Body],
        ForCommand n => [n.Variable, .. n.Words ?? [], n.Body],
        ArithmeticForCommand n => [n.Header, n.Body],
        SelectCommand n => [n.Variable, .. n.Words ?? [], n.Body],
        CaseCommand n => [n.Subject, .. n.Items],
        FunctionDefinition n => n.Body is null ? [n.Name] : [n.Name, n.Body],
        TestCommand n => n.Words,
        ArithmeticCommand n => [n.Expression],
        CoprocCommand n => n.Body is null ? [] : [n.Body],
        _ => [],
    };

    private static IEnumerable<ShellNode> Of(WordPart part) => part switch
    {
        DoubleQuoted n => n.Parts,
        ParameterExpansion n => Of([n.Index, n.Argument, n.Replacement]),
        CommandSubstitution n => [n.Body],
        ProcessSubstitution n => [n.Body],
        ArithmeticExpansion n => [n.Expression],
        BraceExpansion n => n.Elements,
        ArrayLiteral n => n.Elements,
        _ => [],
    };

    private static IEnumerable<ShellNode> Of(ImmutableArray<ShellWord?> words) => words.OfType<ShellNode>();
}
