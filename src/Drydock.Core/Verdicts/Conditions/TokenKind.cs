namespace Drydock.Core.Verdicts.Conditions;

/// <summary>What a piece of a condition is.</summary>
internal enum TokenKind
{
    End,
    Word,
    Text,
    Number,
    Duration,
    Date,
    Symbol,
}
