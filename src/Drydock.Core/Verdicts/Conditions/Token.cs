namespace Drydock.Core.Verdicts.Conditions;

/// <summary>A piece of a condition.</summary>
/// <param name="Text">As written; of a string what is between its quotes.</param>
/// <param name="At">Characters before it.</param>
/// <param name="Number">Of numbers their value, of durations their days, of dates their day number.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At, double Number = 0)
{
    public bool Is(string symbolOrWord) => Kind is TokenKind.Symbol or TokenKind.Word && Text == symbolOrWord;

    /// <summary>For people.</summary>
    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}
