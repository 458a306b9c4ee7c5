using System.Diagnostics;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Tests.Stores;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Arguments_reach_the_program_as_they_are() =>
        Assert.Equal("a b|$(id)|*|", (await RunAsync(new("printf", ["%s|", "a b", "$(id)", "*"], ErrorCodes.CredentialHelper))).Output);

    [Fact]
    public async Task Input_output_and_exit_code_come_through()
    {
        var result = await RunAsync(Shell("cat; echo bad >&2; exit 7") with { Input = "Grüße" });
        Assert.Equal(new ChildResult(7, "Grüße", "bad\n"), result);
    }

    [Fact]
    public async Task A_program_that_does_not_read_its_input_is_no_error() =>
        Assert.Equal(0, (await RunAsync(Shell("exec 0<&-; sleep 0.1") with { Input = new string('x', 1 << 20) })).ExitCode);

    [Theory]
    [InlineData("sleep 60")]
    [InlineData("sleep 60 & exit 0")]
    public async Task A_program_that_hangs_is_ended(string script)
    {
        var clock = Stopwatch.StartNew();
        var error = await FailsAsync(Shell(script) with { TimeLimit = TimeSpan.FromSeconds(0.3) });
        Assert.Contains("it did not end within 0.3 s", error.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.2, 20);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("yes >&2")]
    public async Task A_program_that_says_too_much_is_ended(string script) =>
        Assert.Contains("output is over 1000 bytes", (await FailsAsync(Shell(script) with { OutputLimit = 1000 })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_program_is_not_looked_for_in_the_current_folder()
    {
        var process = new ChildProcess("only-here", [], ErrorCodes.CredentialHelper) { Variables = _ => ".::relative:/nowhere" };
        Assert.Contains("it is not in PATH", (await FailsAsync(process)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_program_is_an_error()
    {
        using var folder = new TempFolder();
        folder.Write("data", "not a program");
        Assert.Equal(ErrorCodes.CredentialHelper, (await FailsAsync(new ChildProcess(folder.At("data"), [], ErrorCodes.CredentialHelper))).Code);
    }

    [Fact]
    public async Task A_cancelled_run_ends()
    {
        using var cancel = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Shell("sleep 60").RunAsync(TimeProvider.System, cancel.Token));
    }

    private static ChildProcess Shell(string script) => new("sh", ["-c", script], ErrorCodes.CredentialHelper);

    private static ValueTask<ChildResult> RunAsync(ChildProcess process) => process.RunAsync(TimeProvider.System, default);

    private static async Task<DrydockException> FailsAsync(ChildProcess process) => await Assert.ThrowsAsync<DrydockException>(async () => await RunAsync(process));
}
