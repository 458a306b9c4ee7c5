using System.CommandLine;
using System.Text;
using Drydock.Cli.Linting;
using Drydock.Cli.Terminal;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock lint [FILE|FOLDER…|-]</c></summary>
internal static class LintCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var places = new Argument<string[]>("FILE|FOLDER") { Description = "Dockerfiles, folders to search for them, or '-' for standard input [default: the working folder]", Arity = ArgumentArity.ZeroOrMore };
        var fix = new Option<bool>("--fix") { Description = "Mend what can be mended safely; of standard input the mended file goes to standard output" };
        var unsafeFixes = new Option<bool>("--unsafe-fixes") { Description = "Mend more: what is built may change, so look at it" };
        var diff = new Option<bool>("--diff") { Description = "Print what would be mended as a patch, and write nothing" };
        var shellCheck = new Option<bool>("--shellcheck") { Description = "Also ask the installed ShellCheck about every script, for the checks of its that are not among the rules" };
        var inputName = new Option<string?>("--stdin-filename") { Description = "What standard input is called in reports", HelpName = "NAME" };
        var options = new LintOptions();
        var outputs = new LintOutputs();
        var pins = new PinOptions();
        var command = new Command("lint", "Find what is wrong with Dockerfiles, and mend it") { places, fix, unsafeFixes, diff, shellCheck, inputName };
        outputs.AddTo(command);
        options.AddTo(command);
        pins.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var targets = outputs.Read(result);
            var config = await options.ReadAsync(result, surroundings, cancel);
            var plan = config.ToPlan();
            var linter = new Linter(plan);
            var inputs = await new LintInputs(surroundings, config.Exclude).ReadAsync(result.GetValue(places) ?? [], result.GetValue(inputName), cancel);
            Applicability? least = result.GetValue(unsafeFixes) ? Applicability.Unsafe : result.GetValue(fix) || result.GetValue(diff) ? Applicability.Safe : null;
            var others = result.GetValue(shellCheck) ? await new ShellCheckRun(surroundings).RunAsync(inputs, plan.Settings, cancel) : null;
            var done = new LintRun(linter, least) { Others = others }.Run(inputs, cancel);
            if (await pins.ReadAsync(result, surroundings, cancel) is { } pinning)
            {
                for (var i = 0; i < done.Length; i++)
                {
                    var before = done[i].Mended ?? new FixedFile(done[i].Input.Text, [], done[i].Found);
                    done = done.SetItem(i, (done[i].Input, done[i].Found, done[i].Input.IsText ? await pinning.PinAsync(done[i].Input, before, linter, plan, cancel) : null));
                }
            }

            if (result.GetValue(diff))
            {
                Print(string.Concat(done.Select(d => d.Mended is { } mended ? UnifiedDiff.Of(d.Input.Name, d.Input.Text, mended.Text) : "")), surroundings);
                return done.Any(d => d.Mended is { Applied.IsEmpty: false }) ? ExitCodes.PolicyFailed : ExitCodes.Pass;
            }

            var isPiped = false;
            foreach (var (input, _, mended) in done)
            {
                isPiped |= Keep(input, mended, surroundings);
            }

            var report = LintRun.ReportOf(done, config.Notes);
            LintOutputs.Write(report, targets, isPiped, surroundings);
            return report.IsFailed ? ExitCodes.PolicyFailed : ExitCodes.Pass;
        });
        return command;
    }

    /// <summary>Writes a mended file in its place, or to standard output where it came from standard input.</summary>
    /// <returns>Whether standard output is taken.</returns>
    private static bool Keep(LintInput input, FixedFile? mended, Surroundings surroundings)
    {
        if (mended is null)
        {
            return false;
        }

        if (input.Path is null)
        {
            Print(mended.Text, surroundings);
            return true;
        }

        if (!mended.Applied.IsEmpty)
        {
            WholeFile.Write(input.Path, Encoding.UTF8.GetBytes(mended.Text), $"'{input.Name}'");
        }

        return false;
    }

    private static void Print(string text, Surroundings surroundings) => StandardOutput.Write(Encoding.UTF8.GetBytes(text), surroundings.Output);
}
