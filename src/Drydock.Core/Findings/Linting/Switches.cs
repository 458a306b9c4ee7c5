using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds options that turn a check off, each with a fix that takes it away.</summary>
internal static class Switches
{
    public static IEnumerable<Finding> Find(DockerfileSubject subject, RuleInfo rule, IEnumerable<PackageCall> calls, Func<CommandOption, bool> isSwitch, string message) =>
        calls.SelectMany(c => Find(subject, rule, c.Step, c.Line, isSwitch, message));

    public static IEnumerable<Finding> Find(DockerfileSubject subject, RuleInfo rule, Step step, CommandLine line, Func<CommandOption, bool> isSwitch, string message)
    {
        foreach (var option in line.Options.Where(isSwitch))
        {
            yield return subject.Find(rule, option.Word.Span, message, ArgumentEdits.FixWithout(subject, step, option));
        }
    }
}
