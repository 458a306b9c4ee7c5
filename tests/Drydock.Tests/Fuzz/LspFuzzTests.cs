using System.Text;
using Drydock.Cli.Lsp;
using Drydock.Tests.Cli.Lsp;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled conversations: the server answers or goes, and never throws.</summary>
public sealed class LspFuzzTests
{
    private const double Seconds = 1;

    /// <summary>A page of a rule is written for a hover of a few bytes.</summary>
    private const int Factor = 16384;

    [Fact]
    public void A_spoiled_conversation_ends()
    {
        const string Hover = """{"textDocument":{"uri":"untitled:Dockerfile"},"position":{"line":1,"character":5}}""";
        const string Actions = """{"textDocument":{"uri":"untitled:Dockerfile"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":9}},"context":{"only":["quickfix"]}}""";
        byte[][] bodies =
        [
            Body(LspRun.Initialize("""{"general":{"positionEncodings":["utf-8"]}}"""), LspRun.Open("FROM a\nRUN apt update\n", "untitled:Dockerfile"), LspRun.Request(1, "textDocument/hover", Hover)),
            Body(LspRun.Initialize(), LspRun.Open("FROM ü\r\nWORKDIR 😀\n", "untitled:Dockerfile"), LspRun.Request(2, "textDocument/codeAction", Actions)),
            Body(LspRun.Initialize(), LspRun.Open("FROM a", "untitled:Dockerfile"), LspRun.Change("""[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":3}},"text":"\u00e4"}]""", 2, "untitled:Dockerfile")),
            Body(LspRun.Initialize(), LspRun.Notify("$/cancelRequest", """{"id":1}"""), LspRun.Request(1, "shutdown", "null"), LspRun.Notify("exit")),
        ];
        Fuzzer.Run("lsp", Talk, bodies, Seconds, Factor);
        Fuzzer.Run("lsp frames", Read, [.. bodies.Select(b => LspRun.Frame(Encoding.UTF8.GetString(b)))], Seconds);
    }

    /// <summary>Each line is a message with the right length, so that what is spoiled comes further than the headers.</summary>
    private static void Talk(ReadOnlySpan<byte> input)
    {
        var framed = new List<byte>();
        foreach (var line in Encoding.UTF8.GetString(input).Split('\n'))
        {
            framed.AddRange(LspRun.Frame(line));
        }

        _ = new LspSession(new MemoryStream([.. framed]), Stream.Null).RunAsync(default).GetAwaiter().GetResult();
    }

    private static void Read(ReadOnlySpan<byte> input)
    {
        var reader = new FrameReader(new MemoryStream(input.ToArray()), 1 << 20);
        while (reader.ReadAsync(default).GetAwaiter().GetResult().Kind is FrameKind.Message or FrameKind.TooLarge)
        {
        }
    }

    private static byte[] Body(params string[] messages) => Encoding.UTF8.GetBytes(string.Join('\n', messages));
}
