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
            var run = new LintRun(new Linter(plan));
            var inputs = await new LintInputs(surroundings, config.Exclude).ReadAsync(result.GetValue(places) ?? [], result.GetValue(inputName), cancel);
            Applicability? least = result.GetValue(unsafeFixes) ? Applicability.Unsafe : result.GetValue(fix) || result.GetValue(diff) ? Applicability.Safe : null;
            var pinning = await pins.ReadAsync(result, surroundings, cancel);
            var mended = least is { } grade ? run.Mend(inputs, grade, cancel).ToArray() : [.. inputs.Select(i => new MendedInput(i, i.Text, []))];
            for (var i = 0; pinning is not null && i < mended.Length; i++)
            {
                mended[i] = mended[i].Input.IsText ? await pinning.PinAsync(mended[i], plan.Settings, cancel) : mended[i];
            }

            if (result.GetValue(diff))
            {
                Print(string.Concat(mended.Select(m => UnifiedDiff.Of(m.Input.Name, m.Input.Text, m.Text))), surroundings);
                return mended.Any(m => !m.Applied.IsEmpty) ? ExitCodes.PolicyFailed : ExitCodes.Pass;
            }

            // What is looked at last is what is written.
            var isPiped = (least is not null || pinning is not null) && Keep(mended, surroundings);
            var final = Array.ConvertAll(mended, m => m.Result);
            var others = result.GetValue(shellCheck) ? await new ShellCheckRun(surroundings).RunAsync(final, plan.Settings, cancel) : null;
            var report = LintRun.ReportOf(run.Lint(final, others, cancel), mended, config.Notes);
            LintOutputs.Write(report, targets, isPiped, surroundings);
            return report.IsFailed ? ExitCodes.PolicyFailed : ExitCodes.Pass;
        });
        return command;
    }

    /// <summary>Writes mended files in their places, and to standard output what came from standard input.</summary>
    /// <returns>Whether standard output is taken.</returns>
    private static bool Keep(MendedInput[] all, Surroundings surroundings)
    {
        var isPiped = false;
        foreach (var mended in all.Where(m => m.Input.IsText))
        {
            if (mended.Input.Path is not { } path)
            {
                Print(mended.Text, surroundings);
                isPiped = true;
            }
            else if (!mended.Applied.IsEmpty)
            {
                // What a link leads to is what was read.
                WholeFile.Write(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path, $"'{mended.Input.Name}'", file => file.Write(Encoding.UTF8.GetBytes(mended.Text)));
            }
        }

        return isPiped;
    }

    private static void Print(string text, Surroundings surroundings) => StandardOutput.Write(Encoding.UTF8.GetBytes(text), surroundings.Output);
}
