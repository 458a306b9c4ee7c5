using System.Text;
using System.Text.Json;
using Drydock.Cli.Lsp;

namespace Drydock.Tests.Cli.Lsp;

/// <summary>The server from its first message to its last.</summary>
public sealed class LspSessionTests : IDisposable
{
    private const string Bad = "FROM debian:13\nRUN apt install -y curl\n";
    private const string OnlyApt = ",\"initializationOptions\":{\"config\":\"lint.yaml\"}";

    private readonly TempFolder folder = new();

    [Fact]
    public async Task It_begins_tells_what_it_can_and_ends()
    {
        var run = await LspRun.TalkAsync();
        Assert.Equal(0, run.ExitCode);
        var capabilities = run.Result(0).GetProperty("capabilities");
        Assert.Equal("utf-16", capabilities.Text("positionEncoding"));
        Assert.Equal(2, capabilities.Number("textDocumentSync", "change"));
        Assert.True(capabilities.IsTrue("hoverProvider"));
        Assert.Equal(JsonValueKind.Null, run.Result(99).ValueKind);
    }

    [Theory]
    [InlineData("""["utf-8","utf-16"]""", "utf-8")]
    [InlineData("""["utf-16","utf-8"]""", "utf-16")]
    [InlineData("""["utf-7","utf-32"]""", "utf-32")]
    [InlineData("""["utf-7"]""", "utf-16")]
    public async Task The_first_encoding_that_both_know_is_taken(string offered, string taken)
    {
        var run = await LspRun.OfAsync(LspRun.Initialize($$$"""{"general":{"positionEncodings":{{{offered}}}}}"""));
        Assert.Equal(taken, run.Result(0).Text("capabilities", "positionEncoding"));
    }

    [Fact]
    public async Task Findings_come_with_their_place_and_go_when_they_are_mended()
    {
        var opened = await LspRun.TalkAsync(LspRun.Open(Bad));
        Assert.Contains("DF100 1:4-1:7", opened.Last());
        var diagnostic = opened.Notified("textDocument/publishDiagnostics")[0].Items("diagnostics").Single(d => d.Text("code") == "DF100");
        Assert.Equal("drydock", diagnostic.Text("source"));
        Assert.Equal(3, diagnostic.Number("severity"));

        var changed = await LspRun.TalkAsync(LspRun.Open(Bad), LspRun.Change("""[{"range":{"start":{"line":1,"character":4},"end":{"line":1,"character":7}},"text":"apt-get"}]"""));
        Assert.DoesNotContain(changed.Last(), d => d.StartsWith("DF100", StringComparison.Ordinal));
        Assert.Equal(2, changed.Notified("textDocument/publishDiagnostics")[^1].Number("version"));
    }

    [Fact]
    public async Task What_is_closed_has_no_findings()
    {
        var run = await LspRun.TalkAsync(LspRun.Open(Bad), LspRun.Notify("textDocument/didClose", $$$"""{"textDocument":{"uri":"{{{LspRun.Uri}}}"}}"""));
        Assert.Empty(run.Last());
    }

    [Fact]
    public async Task Columns_behind_letters_of_several_bytes_are_right()
    {
        const string Text = "FROM debian:13\nRUN echo 'ü😀' && apt install -y curl\n";
        Assert.Contains("DF100 1:18-1:21", (await LspRun.TalkAsync(LspRun.Open(Text))).Last());
        var bytes = await LspRun.OfAsync(LspRun.Initialize("""{"general":{"positionEncodings":["utf-8"]}}"""), LspRun.Open(Text));
        Assert.Contains("DF100 1:21-1:24", bytes.Last());
    }

    [Fact]
    public async Task A_fix_can_be_applied_and_a_rule_ignored()
    {
        var run = await LspRun.TalkAsync(LspRun.Open(Bad), Actions(1, 5, 5));
        var actions = run.Result(1).EnumerateArray().ToList();
        var fix = actions.Single(a => a.Text("title") == "Use apt-get");
        Assert.Equal("quickfix", fix.Text("kind"));
        Assert.True(fix.IsTrue("isPreferred"));
        Assert.Equal("DF100 1:4-1:7", LspRun.Describe(fix.Items("diagnostics").Single()));
        Assert.Contains("FROM debian:13\nRUN apt-get install", Apply(Bad, fix), StringComparison.Ordinal);

        var ignored = Apply(Bad, actions.Single(a => a.Text("title") == "Ignore apt-command here"));
        Assert.Equal("FROM debian:13\n# drydock ignore=apt-command\nRUN apt install -y curl\n", ignored);
        Assert.DoesNotContain((await LspRun.TalkAsync(LspRun.Open(ignored))).Last(), d => d.StartsWith("DF100", StringComparison.Ordinal) || d.StartsWith("unused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_ignoring_comment_has_the_indentation_and_the_line_end_of_the_file()
    {
        const string Text = "FROM debian:13\r\n  RUN echo a && \\\r\n    apt install -y curl\r\n";
        var run = await LspRun.TalkAsync(LspRun.Open(Text), Request(1, 2, 5, 5, ""));
        var ignored = Apply(Text, run.Result(1).EnumerateArray().Single(a => a.Text("title") == "Ignore apt-command here"));
        Assert.StartsWith("FROM debian:13\r\n  # drydock ignore=apt-command\r\n  RUN echo", ignored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_safe_is_mended_at_once()
    {
        const string Text = "FROM debian:13\nRUN apt update\nRUN apt install -y curl\n";
        var run = await LspRun.TalkAsync(LspRun.Open(Text), Request(1, 0, 0, 0, """, "only":["source.fixAll"]"""), Request(2, 0, 0, 0, """, "only":["refactor"]"""));
        var action = Assert.Single(run.Result(1).EnumerateArray());
        Assert.Equal("source.fixAll.drydock", action.Text("kind"));
        Assert.DoesNotContain((await LspRun.TalkAsync(LspRun.Open(Apply(Text, action)))).Last(), d => d.StartsWith("DF100", StringComparison.Ordinal));
        Assert.Empty(run.Result(2).EnumerateArray());
    }

    [Fact]
    public async Task An_editor_that_counts_versions_gets_edits_of_that_version()
    {
        var run = await LspRun.OfAsync(LspRun.Initialize("""{"workspace":{"workspaceEdit":{"documentChanges":true}}}"""), LspRun.Open(Bad), Actions(1, 5, 5));
        Assert.All(run.Result(1).EnumerateArray(), a => Assert.Equal(1, a.Items("edit", "documentChanges").Single().Number("textDocument", "version")));
    }

    [Fact]
    public async Task Hovering_shows_the_page_of_the_rule()
    {
        var run = await LspRun.TalkAsync(LspRun.Open(Bad), Hover(1, 1, 5), Hover(2, 1, 0));
        Assert.Equal("plaintext", run.Result(1).Text("contents", "kind"));
        Assert.StartsWith("DF100 apt-command\n", run.Result(1).Text("contents", "value"), StringComparison.Ordinal);
        Assert.Equal(4, run.Result(1).Number("range", "start", "character"));
        Assert.DoesNotContain("apt-command", run.Result(2).GetRawText(), StringComparison.Ordinal);

        var marked = await LspRun.OfAsync(LspRun.Initialize("""{"textDocument":{"hover":{"contentFormat":["markdown"]}}}"""), LspRun.Open(Bad), Hover(1, 1, 5));
        Assert.StartsWith("# DF100 apt-command\n", marked.Result(1).Text("contents", "value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_and_a_tag_come_where_the_editor_can_show_them()
    {
        const string Text = "FROM debian:13\n# drydock ignore=apt-command\nUSER a\nRUN apt install -y curl\n";
        var run = await LspRun.OfAsync(LspRun.Initialize("""{"textDocument":{"publishDiagnostics":{"codeDescriptionSupport":true,"tagSupport":{"valueSet":[1,2]}}}}"""), LspRun.Open(Text));
        var diagnostics = run.Notified("textDocument/publishDiagnostics")[^1].Items("diagnostics").ToList();
        Assert.StartsWith("https://", diagnostics.Single(d => d.Text("code") == "DF100").Text("codeDescription", "href"), StringComparison.Ordinal);
        Assert.Equal(1, diagnostics.Single(d => d.Text("code") == "unused-ignore").Items("tags").Single().GetInt32());
    }

    [Fact]
    public async Task Settings_are_read_where_lint_reads_them_and_again_when_they_change()
    {
        folder.Write("drydock.yaml", "lint:\n  rules:\n    apt-command: off\n");
        folder.Write("lint.yaml", "lint:\n  rules:\n    apt-command: critical\n");
        var uri = new Uri(folder.At("web", "Dockerfile")).AbsoluteUri;
        var root = $",\"workspaceFolders\":[{{\"uri\":{LspRun.Quote(new Uri(folder.Root).AbsoluteUri)},\"name\":\"x\"}}]";
        var run = await LspRun.OfAsync(
            LspRun.Initialize(more: root), LspRun.Open(Bad, uri), Hover(1, 1, 5, uri),
            LspRun.Notify("workspace/didChangeConfiguration", """{"settings":{"drydock":{"config":"lint.yaml"}}}"""));
        Assert.DoesNotContain("apt-command", run.Result(1).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, run.Notified("textDocument/publishDiagnostics")[^1].Items("diagnostics").Single(d => d.Text("code") == "DF100").Number("severity"));

        var named = await LspRun.OfAsync(LspRun.Initialize(more: root + OnlyApt), LspRun.Open(Bad, uri));
        Assert.Contains(named.Last(uri), d => d.StartsWith("DF100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_that_cannot_be_understood_are_said_and_the_usual_ones_hold()
    {
        var run = await LspRun.OfAsync(LspRun.Initialize(more: ",\"initializationOptions\":{\"preset\":\"everything\"}"), LspRun.Open(Bad));
        Assert.Contains("'everything'", run.Notified("window/showMessage").Single().Text("message"), StringComparison.Ordinal);
        Assert.Contains("DF100 1:4-1:7", run.Last());
    }

    [Fact]
    public async Task Files_of_other_languages_are_left_alone()
    {
        var run = await LspRun.TalkAsync(LspRun.Notify("textDocument/didOpen", """{"textDocument":{"uri":"file:///a/notes.txt","languageId":"plaintext","version":1,"text":"RUN apt"}}"""), Hover(1, 0, 0, "file:///a/notes.txt"));
        Assert.Empty(run.Notified("textDocument/publishDiagnostics"));
        Assert.Equal(JsonValueKind.Null, run.Result(1).ValueKind);
    }

    [Fact]
    public async Task What_is_watched_is_asked_of_editors_that_can()
    {
        var run = await LspRun.OfAsync(LspRun.Initialize("""{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}"""), LspRun.Notify("initialized"));
        Assert.Contains("**/.hadolint.yaml", Assert.Single(run.Notified("client/registerCapability")).GetRawText(), StringComparison.Ordinal);
        Assert.Empty((await LspRun.TalkAsync()).Notified("client/registerCapability"));
    }

    [Theory]
    [InlineData(RpcCodes.ParseError, "{")]
    [InlineData(RpcCodes.ParseError, "")]
    [InlineData(RpcCodes.InvalidRequest, "[]")]
    [InlineData(RpcCodes.InvalidRequest, "{\"jsonrpc\":\"1.0\",\"id\":5,\"method\":\"a\"}")]
    [InlineData(RpcCodes.InvalidRequest, "{\"jsonrpc\":\"2.0\",\"id\":5}")]
    [InlineData(RpcCodes.InvalidRequest, "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"a\"}")]
    [InlineData(RpcCodes.InvalidRequest, "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"initialize\"}")]
    [InlineData(RpcCodes.MethodNotFound, "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"textDocument/completion\"}")]
    [InlineData(RpcCodes.InvalidParams, "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"textDocument/hover\",\"params\":[]}")]
    [InlineData(RpcCodes.InvalidParams, "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"textDocument/codeAction\",\"params\":{\"textDocument\":{\"uri\":\"a\"}}}")]
    public async Task A_wrong_message_is_answered_with_its_error_and_the_next_one_is_taken(int code, string message)
    {
        var run = await LspRun.TalkAsync(message);
        var answer = Assert.Single(run.Messages, m => m.TryGetProperty("error", out _));
        Assert.Equal(code, answer.Number("error", "code"));
        Assert.Equal(message.Contains("\"id\":5", StringComparison.Ordinal) ? 5 : null, answer.Number("id"));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Requests_before_the_beginning_and_after_the_end_are_refused()
    {
        var run = await LspRun.OfAsync(Hover(1, 0, 0), LspRun.Initialize(), LspRun.Request(2, "shutdown", "null"), Hover(3, 0, 0), LspRun.Notify("exit"));
        Assert.Equal(RpcCodes.ServerNotInitialized, run.ErrorOf(1));
        Assert.Equal(RpcCodes.InvalidRequest, run.ErrorOf(3));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Going_without_a_word_is_an_error() => Assert.Equal(1, (await LspRun.OfAsync(LspRun.Initialize(), LspRun.Notify("exit"))).ExitCode);

    [Fact]
    public async Task A_request_that_is_taken_back_in_time_is_not_begun()
    {
        // The whole input is read before the slow first message is done: 5 MB of Dockerfile.
        var text = new StringBuilder("FROM a\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append($"RUN apt install -y curl{i}\n");
        }

        var run = await LspRun.TalkAsync(LspRun.Open(text.ToString()), Actions(1, 5, 5), Hover(2, 1, 5), LspRun.Notify("$/cancelRequest", "{\"id\":2}"), LspRun.Notify("$/cancelRequest", "{\"id\":77}"));
        Assert.Equal(RpcCodes.RequestCancelled, run.ErrorOf(2));
        Assert.NotEmpty(run.Result(1).EnumerateArray());
    }

    [Fact]
    public async Task A_broken_frame_is_said_and_ends_the_conversation()
    {
        var run = await LspRun.OfBytesAsync([.. LspRun.Frame(LspRun.Initialize()), .. "Content-Length: x\r\n\r\n{}"u8]);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(RpcCodes.ParseError, run.Messages[^1].Number("error", "code"));
    }

    [Fact]
    public async Task A_change_that_cannot_be_followed_closes_the_document()
    {
        var run = await LspRun.TalkAsync(LspRun.Open(Bad), LspRun.Change("""[{"text":"\ud800"}]"""), Hover(1, 1, 5));
        Assert.Empty(run.Last());
        Assert.Equal(JsonValueKind.Null, run.Result(1).ValueKind);
    }

    public void Dispose() => folder.Dispose();

    private static string Actions(int line, int from, int to) => Request(1, line, from, to, "");

    private static string Request(int id, int line, int from, int to, string context) => LspRun.Request(
        id, "textDocument/codeAction", $$$"""{"textDocument":{"uri":"{{{LspRun.Uri}}}"},"range":{"start":{"line":{{{line}}},"character":{{{from}}}},"end":{"line":{{{line}}},"character":{{{to}}}}},"context":{"diagnostics":[]{{{context}}}}}""");

    private static string Hover(int id, int line, int column, string uri = LspRun.Uri) =>
        LspRun.Request(id, "textDocument/hover", $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":{{{line}}},"character":{{{column}}}}}""");

    private static string Apply(string text, JsonElement action)
    {
        var edits = action.Items("edit", "changes", LspRun.Uri).OrderByDescending(e => e.Number("range", "start", "line")).ThenByDescending(e => e.Number("range", "start", "character"));
        var changes = $"[{string.Join(',', edits.Select(e => $$"""{"range":{{e.GetProperty("range").GetRawText()}},"text":{{e.GetProperty("newText").GetRawText()}}}"""))}]";
        return ContentChanges.Apply(new DocumentText(text, PositionEncoding.Utf16), JsonElement.Parse(changes), int.MaxValue)!.Text;
    }
}
