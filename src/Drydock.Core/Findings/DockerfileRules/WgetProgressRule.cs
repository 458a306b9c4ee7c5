using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A progress bar in the log of a build.</summary>
internal sealed class WgetProgressRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF126",
        "wget-progress-bar",
        Severity.Info,
        "wget draws a progress bar into the log",
        ["hadolint:DL3047"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("wget"))
        {
            var line = step.Use.Line(DownloadOptions.Wget);
            var isQuiet = line.Has("q", "quiet", "nv", "no-verbose", "progress", "o", "output-file", "a", "append-output", "b", "background", "V", "version", "h", "help") || line.Options.Any(o => o.Written.StartsWith("nv", StringComparison.Ordinal));
            if (!isQuiet && !line.HasUnknown && step.Use.Arguments.Length > 0 && !step.Use.Command.Redirections.Any(r => r.Descriptor == "2" || r.Operator.StartsWith('&')))
            {
                var message = "wget draws a progress bar, which fills the log with thousands of lines that nobody reads. Add -nv, with which errors are still told.";
                yield return subject.Find(Info, step.Use.NameWord.Span, message, ArgumentEdits.FixAfter(subject, step, step.Use.NameWord, "-nv", Applicability.Safe));
            }
        }
    }
}
