using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A text that a shell reads, or what stands in a substitution.</summary>
/// <param name="Comments">Of the whole text; those inside of substitutions are with the outermost script.</param>
/// <param name="Problems">Why a shell would refuse it. As comments, they are with the outermost script.</param>
public sealed record ShellScript(Span Span, ShellDialect Dialect, CommandList Body, ImmutableArray<ShellComment> Comments, ImmutableArray<Problem> Problems) : ShellNode(Span)
{
    private IReadOnlyList<CommandUse>? commands;
    private IReadOnlyList<ShellNode>? nodes;

    /// <summary>Every command at any depth, with what it stands in; those that others run for it (<c>sudo x</c>, <c>sh -c 'x'</c>) too.</summary>
    public IReadOnlyList<CommandUse> Commands => commands ??= ShellWalk.Commands(this, Dialect);

    /// <summary>Everything in it, from the outside in and in the order of the text.</summary>
    public IReadOnlyList<ShellNode> Nodes => nodes ??= [.. ShellWalk.Nodes(this)];
}
