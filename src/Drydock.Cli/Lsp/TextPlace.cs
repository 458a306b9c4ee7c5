namespace Drydock.Cli.Lsp;

/// <summary>A place in a text as the protocol says it: both count from 0, columns in what was agreed upon.</summary>
internal readonly record struct TextPlace(int Line, int Column);
