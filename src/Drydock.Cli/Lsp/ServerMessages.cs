using System.Text.Json;

namespace Drydock.Cli.Lsp;

/// <summary>What the server says of itself.</summary>
internal static class ServerMessages
{
    private const int IncrementalSync = 2;
    private const int ErrorMessage = 1;

    /// <summary>Files that change what is found: settings, and what of the folder is sent to a builder.</summary>
    private static readonly string[] Watched = ["**/drydock.yaml", "**/.hadolint.yaml", "**/.hadolint.yml", "**/*.dockerignore"];

    /// <summary><see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#serverCapabilities"/></summary>
    public static void WriteCapabilities(Utf8JsonWriter writer, ClientFeatures features)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("capabilities");
        writer.WriteString("positionEncoding", ClientFeatures.NameOf(features.Encoding));
        writer.WriteStartObject("textDocumentSync");
        writer.WriteBoolean("openClose", true);
        writer.WriteNumber("change", IncrementalSync);
        writer.WriteBoolean("save", true);
        writer.WriteEndObject();
        writer.WriteBoolean("hoverProvider", true);
        writer.WriteStartObject("codeActionProvider");
        writer.WriteStartArray("codeActionKinds");
        writer.WriteStringValue(CodeActions.QuickFix);
        writer.WriteStringValue(CodeActions.FixAll);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartObject("workspace");
        writer.WriteStartObject("workspaceFolders");
        writer.WriteBoolean("supported", true);
        writer.WriteBoolean("changeNotifications", true);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject("serverInfo");
        writer.WriteString("name", "drydock");
        writer.WriteString("version", ProductVersion.Text);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void RegisterWatchers(LspOutput output) => output.Request("client/registerCapability", writer =>
    {
        writer.WriteStartArray("registrations");
        writer.WriteStartObject();
        writer.WriteString("id", "settings");
        writer.WriteString("method", "workspace/didChangeWatchedFiles");
        writer.WriteStartObject("registerOptions");
        writer.WriteStartArray("watchers");
        foreach (var pattern in Watched)
        {
            writer.WriteStartObject();
            writer.WriteString("globPattern", pattern);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    /// <summary>Shown to the user as an error.</summary>
    public static void Complain(LspOutput output, string message) => output.Notify("window/showMessage", writer =>
    {
        writer.WriteNumber("type", ErrorMessage);
        writer.WriteString("message", message);
    });
}
