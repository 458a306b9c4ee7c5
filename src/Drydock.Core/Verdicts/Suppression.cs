namespace Drydock.Core.Verdicts;

/// <summary>Why a finding does not count. It stays in every report.</summary>
/// <param name="By">The owner of the waiver, the author of the VEX statement, the covering package, the policy, or the baseline's file.</param>
/// <param name="Why">In their words.</param>
/// <param name="Until">The last day it holds; null when it has no end.</param>
public sealed record Suppression(SuppressionKind Kind, string By, string Why, DateOnly? Until = null)
{
    /// <summary>Where it is written: <c>file:line</c>, or a document's id; empty when nowhere.</summary>
    public string Place { get; init; } = "";

    /// <summary>Why it is not affected, in the words that VEX has for it (<c>vulnerable_code_not_present</c> …); empty when not said.</summary>
    public string Justification { get; init; } = "";
}
