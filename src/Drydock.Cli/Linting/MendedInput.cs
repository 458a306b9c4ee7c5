using System.Collections.Immutable;
using Drydock.Core.Findings;

namespace Drydock.Cli.Linting;

/// <summary>A Dockerfile as it is to be written.</summary>
/// <param name="Applied">What was mended, in the order in which it was; empty when the text is as it was.</param>
internal sealed record MendedInput(LintInput Input, string Text, ImmutableArray<Finding> Applied)
{
    /// <summary>What is looked at then.</summary>
    public LintInput Result => Input with { Text = Text };
}
