namespace Drydock.Cli.Lsp;

/// <summary>What a column counts. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#positionEncodingKind"/></summary>
internal enum PositionEncoding
{
    Utf16,
    Utf8,
    Utf32,
}
