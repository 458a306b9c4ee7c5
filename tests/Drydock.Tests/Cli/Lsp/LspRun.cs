using System.Globalization;
using System.Text;
using System.Text.Json;
using Drydock.Cli.Lsp;

namespace Drydock.Tests.Cli.Lsp;

/// <summary>A whole conversation with the server: what an editor says, and all that comes back.</summary>
internal sealed record LspRun(int ExitCode, List<JsonElement> Messages)
{
    public const string Uri = "file:///nowhere/Dockerfile";

    public static string Initialize(string capabilities = "{}", string more = "") =>
        $$$"""{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{{{capabilities}}}{{{more}}}}}""";

    public static string Open(string text, string uri = Uri) =>
        $$$$"""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":{{{{Quote(uri)}}}},"languageId":"dockerfile","version":1,"text":{{{{Quote(text)}}}}}}}""";

    public static string Change(string changes, int version = 2, string uri = Uri) =>
        $$$"""{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":{{{Quote(uri)}}},"version":{{{version}}}},"contentChanges":{{{changes}}}}}""";

    public static string Request(int id, string method, string parameters) => $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""";

    public static string Notify(string method, string parameters = "{}") => $$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""";

    public static string Quote(string text) => $"\"{JavaScriptQuote(text)}\"";

    /// <summary>Begins, says these messages, and ends as the protocol wants it.</summary>
    public static Task<LspRun> TalkAsync(params string[] messages) => OfAsync([Initialize(), Notify("initialized"), .. messages, Request(99, "shutdown", "null"), Notify("exit")]);

    public static Task<LspRun> OfAsync(params string[] messages) => OfBytesAsync([.. messages.SelectMany(Frame)]);

    public static async Task<LspRun> OfBytesAsync(byte[] input)
    {
        using var from = new MemoryStream(input);
        using var to = new MemoryStream();
        var exitCode = await new LspSession(from, to).RunAsync(default);
        to.Position = 0;
        var frames = new FrameReader(to, int.MaxValue);
        var messages = new List<JsonElement>();
        while (await frames.ReadAsync(default) is { Kind: FrameKind.Message } frame)
        {
            messages.Add(JsonElement.Parse(frame.Body));
        }

        return new LspRun(exitCode, messages);
    }

    public static byte[] Frame(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return [.. Encoding.ASCII.GetBytes($"Content-Length: {bytes.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n"), .. bytes];
    }

    /// <summary>What a request was answered.</summary>
    public JsonElement Result(int id) => Answer(id).GetProperty("result");

    public int ErrorOf(int id) => Answer(id).GetProperty("error").GetProperty("code").GetInt32();

    /// <summary>The parameters of every notification of a method.</summary>
    public List<JsonElement> Notified(string method) => [.. Messages.Where(m => m.Text("method") == method).Select(m => m.GetProperty("params"))];

    /// <summary>The findings that were last told, as <c>CODE line:column-line:column</c>.</summary>
    public List<string> Last(string uri = Uri) => [.. Notified("textDocument/publishDiagnostics").Last(p => p.Text("uri") == uri).Items("diagnostics").Select(Describe)];

    public static string Describe(JsonElement diagnostic) => $"{diagnostic.Text("code")} {Place(diagnostic, "start")}-{Place(diagnostic, "end")}";

    private static string Place(JsonElement diagnostic, string end) => $"{diagnostic.Number("range", end, "line")}:{diagnostic.Number("range", end, "character")}";

    private JsonElement Answer(int id) => Messages.Single(m => m.Number("id") == id && m.Text("method") is null);

    private static string JavaScriptQuote(string text) => JsonEncodedText.Encode(text).ToString();
}
