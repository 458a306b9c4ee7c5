using System.Text.Json;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>The content of an SBOM file, and what kind of text it is.</summary>
internal sealed class SbomBytes(ReadOnlyMemory<byte> content) : IDisposable
{
    private JsonDocument? document;

    /// <summary>Without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Content { get; } = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;

    public bool IsJson => First == '{';

    public bool IsXml => First == '<';

    /// <summary>Parsed once for all readers that ask.</summary>
    /// <exception cref="JsonException">It is not JSON, or nests too deep.</exception>
    public JsonElement Json => (document ??= JsonDocument.Parse(Content)).RootElement;

    private char First
    {
        get
        {
            var trimmed = Content.Span.TrimStart(" \t\r\n"u8);
            return trimmed.IsEmpty ? '\0' : (char)trimmed[0];
        }
    }

    public void Dispose() => document?.Dispose();
}
