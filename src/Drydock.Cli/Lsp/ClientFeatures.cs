using System.Text.Json;

namespace Drydock.Cli.Lsp;

/// <summary>What the editor can do, as it says when it begins. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#clientCapabilities"/></summary>
internal sealed record ClientFeatures
{
    public PositionEncoding Encoding { get; private init; }

    public bool HasMarkdown { get; private init; }

    public bool HasTags { get; private init; }

    public bool HasCodeLinks { get; private init; }

    public bool HasVersionedEdits { get; private init; }

    public bool RegistersWatchers { get; private init; }

    public static ClientFeatures Of(JsonElement capabilities) => new()
    {
        Encoding = capabilities.Texts("general", "positionEncodings").Select(Parse).FirstOrDefault(e => e is not null) ?? PositionEncoding.Utf16,
        HasMarkdown = capabilities.Texts("textDocument", "hover", "contentFormat").Contains("markdown", StringComparer.Ordinal),
        HasTags = capabilities.Find("textDocument", "publishDiagnostics", "tagSupport").ValueKind is JsonValueKind.Object or JsonValueKind.True,
        HasCodeLinks = capabilities.IsTrue("textDocument", "publishDiagnostics", "codeDescriptionSupport"),
        HasVersionedEdits = capabilities.IsTrue("workspace", "workspaceEdit", "documentChanges"),
        RegistersWatchers = capabilities.IsTrue("workspace", "didChangeWatchedFiles", "dynamicRegistration"),
    };

    public static string NameOf(PositionEncoding encoding) => encoding switch
    {
        PositionEncoding.Utf8 => "utf-8",
        PositionEncoding.Utf32 => "utf-32",
        _ => "utf-16",
    };

    private static PositionEncoding? Parse(string name) => name switch
    {
        "utf-8" => PositionEncoding.Utf8,
        "utf-16" => PositionEncoding.Utf16,
        "utf-32" => PositionEncoding.Utf32,
        _ => null,
    };
}
