namespace Drydock.Tests.Cli;

/// <summary>Arguments that cannot be understood: the answer names what was typed, in the user's words.</summary>
public sealed class UsageErrorTests : IDisposable
{
    private readonly TempFolder temp = new();

    [Theory]
    [InlineData("There is no option '--nope'", "scan", "--nope", "alpine")]
    [InlineData("There is no option '--nope'", "sbom", "--nope")]
    [InlineData("'--max-ratio' takes a whole number above 0, not 'abc'", "scan", "--max-ratio", "abc", "alpine")]
    [InlineData("'--max-ratio' takes a whole number above 0, not '-1'", "scan", "--max-ratio=-1", "alpine")]
    [InlineData("'bogus' failed: it is not of the form os/arch.", "scan", "--platform", "bogus", "alpine")]
    public async Task A_wrong_argument_is_named(string message, params string[] args)
    {
        var run = await CliRun.OfAsync(temp, args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_named_as_it_was_asked_for()
    {
        await using var store = new MemoryStore().Add([]);
        var image = store.WriteLayout(temp, "image");

        var run = await CliRun.OfAsync(temp, "scan", "-o", $"json={temp.At("missing/x.json")}", image);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("its folder does not exist.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".draft", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => temp.Dispose();
}
