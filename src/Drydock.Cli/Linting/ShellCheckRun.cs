using System.Collections.Concurrent;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Linting;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Cli.Linting;

/// <summary>Asks the installed ShellCheck about every script of a Dockerfile.</summary>
internal sealed class ShellCheckRun(Surroundings surroundings)
{
    /// <summary>What is not there to be followed, and what a script without its first line is always told.</summary>
    private const string Excluded = "SC1090,SC1091,SC2187,SC2148";

    /// <summary>For each input what ShellCheck finds.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.MissingLibrary"/>: it is not installed, or does not answer.</exception>
    public async Task<IReadOnlyDictionary<LintInput, List<Finding>>> RunAsync(IReadOnlyList<LintInput> inputs, LintSettings settings, CancellationToken cancel)
    {
        var found = new ConcurrentDictionary<LintInput, List<Finding>>(ReferenceEqualityComparer.Instance);
        await Parallel.ForEachAsync(inputs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, async (input, token) =>
        {
            var subject = new DockerfileSubject(DockerfileParser.Parse(input.Name, input.Text), settings, input.Context);
            var findings = new List<Finding>();
            foreach (var script in subject.Scripts.Where(s => s.IsRun))
            {
                findings.AddRange(await RunAsync(input.Name, subject, script, token));
            }

            found[input] = findings;
        });
        return found;
    }

    private async Task<IEnumerable<Finding>> RunAsync(string name, DockerfileSubject subject, Script script, CancellationToken cancel)
    {
        // The variables that the Dockerfile sets are there when the script runs.
        var variables = string.Concat(subject.Scopes.At(script.Instruction).Variables.Keys.Order(StringComparer.Ordinal).Select(v => $"export {v}=1\n"));
        var program = new ChildProcess("shellcheck", ["-f", "json1", "-S", "style", "-e", Excluded, "-s", script.Tree.Dialect == ShellDialect.Bash ? "bash" : "sh", "-"], ErrorCodes.MissingLibrary)
        {
            Input = variables + script.Text.Text,
            OutputLimit = 16 << 20,
            Variables = surroundings.Environment,
        };
        var result = await program.RunAsync(surroundings.Time, cancel);
        return new ShellCheckReport(name, script.Text, variables.Count(c => c == '\n')).Read(System.Text.Encoding.UTF8.GetBytes(result.Output))
            ?? throw new DrydockException(ErrorCodes.MissingLibrary, $"Running 'shellcheck' on '{name}' failed: it answered with something else than its report (exit code {result.ExitCode}).", "Check that it is ShellCheck 0.7 or newer, or leave --shellcheck out.");
    }
}
