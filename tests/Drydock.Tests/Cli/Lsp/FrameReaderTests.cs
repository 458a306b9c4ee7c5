using System.Text;
using Drydock.Cli.Lsp;

namespace Drydock.Tests.Cli.Lsp;

public sealed class FrameReaderTests
{
    [Fact]
    public async Task Messages_come_one_after_the_other_with_any_headers_and_in_bytes() => Assert.Equal(
        ["Message {}", "Message \"ü\"", "Message ", "End "],
        await ReadAsync("Content-Length: 2\r\n\r\n{}content-length:4\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n\"ü\"Content-Length: 0\n\n"));

    [Theory]
    [InlineData("Content-Length: x\r\n\r\n{}")]
    [InlineData("Content-Length: -1\r\n\r\n{}")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n{}")]
    [InlineData("Content-Type: a\r\n\r\n{}")]
    [InlineData("\r\n{}")]
    public async Task Headers_without_a_length_are_broken(string text) => Assert.Equal("Broken ", (await ReadAsync(text))[0]);

    [Fact]
    public async Task Headers_that_do_not_end_are_broken() => Assert.Equal("Broken ", (await ReadAsync(new string('a', 100_000)))[0]);

    [Theory]
    [InlineData("")]
    [InlineData("Content-Length: 2")]
    [InlineData("Content-Length: 2\r\n\r\n{")]
    [InlineData("Content-Length: 200000\r\n\r\n{")]
    public async Task A_stream_that_ends_early_has_ended(string text) => Assert.Equal("End ", (await ReadAsync(text))[0]);

    [Fact]
    public async Task A_message_that_is_too_large_is_skipped() =>
        Assert.Equal(["TooLarge ", "Message {}", "End "], await ReadAsync($"Content-Length: 50000\r\n\r\n{new string('x', 50_000)}Content-Length: 2\r\n\r\n{{}}"));

    [Fact]
    public async Task A_header_alone_sets_no_memory_aside()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var frame = await new FrameReader(new MemoryStream("Content-Length: 2000000000\r\n\r\n{"u8.ToArray()), int.MaxValue).ReadAsync(default);
        Assert.Equal(FrameKind.End, frame.Kind);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static async Task<List<string>> ReadAsync(string text)
    {
        var reader = new FrameReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1000);
        var frames = new List<string>();
        Frame frame;
        do
        {
            frame = await reader.ReadAsync(default);
            frames.Add($"{frame.Kind} {Encoding.UTF8.GetString(frame.Body)}");
        }
        while (frame.Kind is FrameKind.Message or FrameKind.TooLarge);
        return frames;
    }
}
