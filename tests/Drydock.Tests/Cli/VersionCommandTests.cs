using System.Text;

namespace Drydock.Tests.Cli;

public sealed class VersionCommandTests : IDisposable
{
    private readonly TempFolder temp = new();

    [Theory]
    [InlineData("<\n", "version", "compare", "deb", "1.0~rc1", "1.0")]
    [InlineData("=\n", "version", "compare", "pypi", "1.0", "1")]
    [InlineData(">\n", "version", "compare", "golang", "go1.21.10", "go1.21.9")]
    [InlineData("true\n", "version", "satisfies", "npm", "1.2.3", "^1.0.0")]
    [InlineData("false\n", "version", "satisfies", "npm", "2.0.0", "^1.0.0")]
    [InlineData("true\n", "version", "satisfies", "maven", "1.5", "vers:maven/>=1.0|<2.0")]
    public async Task An_answer_is_one_line_and_exit_code_0(string answer, params string[] args)
    {
        var run = await CliRun.OfAsync(temp, args);

        Assert.Equal((0, answer, ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Lines_of_standard_input_are_answered_one_by_one()
    {
        var run = await Feed("1.0 1.1\n1.1\t1.0\r\n1 1.0", "compare", "gem");

        Assert.Equal((0, "<\n>\n=\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_range_of_a_line_may_have_blanks()
    {
        var run = await Feed("1.5.0 >= 1.0, < 2.0\n2.5.0 ~> 1.0 or ~> 2.0\n", "satisfies", "hex");

        Assert.Equal((0, "true\ntrue\n"), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("compare", "1 2\n1\n", "<\n", "line 2 of standard input failed: '1' is not 'A B'")]
    [InlineData("compare", "1 2\n\n", "<\n", "line 2 of standard input failed")]
    [InlineData("compare", "1 2 3", "", "line 1 of standard input failed: '2 3' is more than one version")]
    [InlineData("satisfies", "1 >=1\n1 <2\n1 what\n", "true\ntrue\n", "'what' of line 3 of standard input failed")]
    public async Task A_bad_line_is_named_after_the_lines_before_it_were_answered(string command, string input, string output, string message)
    {
        var run = await Feed(input, command, "npm");

        Assert.Equal((2, output), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_end_is_not_read_into_memory()
    {
        var run = await Feed(new string('1', 1 << 20), "compare", "deb");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("line 1 of standard input failed: it is longer than", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is none of that name", "version", "compare", "nothing", "1", "2")]
    [InlineData("there is none of that name", "version", "satisfies", "nothing", "1", "2")]
    [InlineData("B is missing after '1'", "version", "compare", "deb", "1")]
    [InlineData("RANGE is missing after '1'", "version", "satisfies", "deb", "1")]
    [InlineData("'every' in column 1", "version", "satisfies", "npm", "1.0", "every version")]
    public async Task A_wrong_argument_is_named(string message, params string[] args)
    {
        var run = await CliRun.OfAsync(temp, args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => temp.Dispose();

    private async Task<CliRun> Feed(string input, string command, string scheme)
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        return await CliRun.OfAsync(temp, stream, [], "version", command, scheme, "-");
    }
}
