namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>What the shell lexer leaves as it is.</summary>
/// <param name="KeepsQuotes">Quotes stay in the text.</param>
/// <param name="KeepsEscapes">Escape characters stay in the text.</param>
/// <param name="KeepsUnset">Variables without a value stay in the text; else they are empty.</param>
/// <param name="IgnoresQuotes">Quotes are characters like others, as in here-documents.</param>
internal sealed record LexerOptions(bool KeepsQuotes = false, bool KeepsEscapes = false, bool KeepsUnset = false, bool IgnoresQuotes = false);
