using System.CommandLine;
using Drydock.Cli.Hooks;
using Drydock.Cli.Linting;
using Drydock.Core.Reports.Linting;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock hook run</c>: what the hook calls. Says nothing where nothing is wrong.</summary>
internal static class HookRunCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("run", "Look at the staged Dockerfiles, as they are staged, by the settings at the top of the repository; what the hook calls");
        command.SetAction(async (result, cancel) =>
        {
            var git = await GitFolder.FindAsync(surroundings, cancel);
            var staged = (await git.StagedAsync(cancel)).FindAll(f => LintInputs.IsDockerfile(f.Path));
            if (staged.Count == 0)
            {
                return ExitCodes.Pass;
            }

            var config = await LintConfigFiles.ReadAsync(null, git.Top, cancel);
            var search = new LintInputs(surroundings, config.Exclude);
            var inputs = new List<LintInput>();
            foreach (var file in staged.Where(f => !search.IsLeftOut(f.Path)))
            {
                inputs.Add(new LintInput(file.Path, null, await git.ReadAsync(file, cancel), IsText: true, await LintInputs.FindContextAsync(Path.Join(git.Top, file.Path), cancel)));
            }

            var report = LintRun.ReportOf(new LintRun(new Linter(config.ToPlan())).Lint(inputs, others: null, cancel), mended: [], config.Notes);
            if (report.Files.Any(f => !f.Findings.IsEmpty))
            {
                LintOutputs.Write(report, (LintFormatList.Find("text"), []), isSilent: false, surroundings);
            }

            if (!report.IsFailed)
            {
                return ExitCodes.Pass;
            }

            await surroundings.Error.WriteLineAsync("drydock: the commit is refused. Mend the files (drydock lint --fix), stage them and commit again; 'git commit --no-verify' commits without looking.".AsMemory(), cancel);
            return ExitCodes.PolicyFailed;
        });
        return command;
    }
}
