namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>What a command stands in.</summary>
public sealed record CommandPlace
{
    /// <summary>The innermost pipeline; null outside of one.</summary>
    public Pipeline? Pipeline { get; init; }

    /// <summary>Which part of that pipeline it is in, counted from 0.</summary>
    public int PipelineIndex { get; init; }

    /// <summary>1 outside of a pipeline.</summary>
    public int PipelineCount => Math.Max(1, Pipeline?.Commands.Length ?? 1);

    /// <summary>The innermost chain of <c>&amp;&amp;</c> and <c>||</c>; null outside of one.</summary>
    public AndOr? Chain { get; init; }

    /// <summary>Which part of that chain it is in, counted from 0.</summary>
    public int ChainIndex { get; init; }

    /// <summary>The innermost list.</summary>
    public CommandList? List { get; init; }

    /// <summary>Which item of that list it is in, counted from 0.</summary>
    public int ListIndex { get; init; }

    /// <summary>Whether <c>if</c>, <c>elif</c>, <c>while</c> or <c>until</c> asks for its result.</summary>
    public bool IsCondition { get; init; }

    /// <summary>Whether <c>||</c> stands behind it, so that its failure is dealt with.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Behind <c>!</c>.</summary>
    public bool IsNegated { get; init; }

    /// <summary>In <c>$(…)</c>, backticks or a process substitution.</summary>
    public bool IsInSubstitution { get; init; }

    public bool IsInFunction { get; init; }

    public bool IsInSubshell { get; init; }

    public bool IsInLoop { get; init; }

    /// <summary>Before <c>&amp;</c>.</summary>
    public bool IsInBackground { get; init; }

    /// <summary>In a branch that may not run: of <c>if</c>, <c>case</c>, a loop.</summary>
    public bool IsInBranch { get; init; }

    /// <summary>The shell that was started for it: <c>bash -c '…'</c>; null in the text itself.</summary>
    public CommandUse? Shell { get; init; }
}
