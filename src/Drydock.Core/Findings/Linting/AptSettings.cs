namespace Drydock.Core.Findings.Linting;

/// <summary>What a Dockerfile writes into apt's own settings. <see href="https://manpages.debian.org/trixie/apt/apt.conf.5.en.html"/></summary>
internal static class AptSettings
{
    private const string Folder = "/etc/apt/apt.conf";

    /// <summary>Whether a setting may be among them: a command writes its name there, or a file is put there whose content is not known.</summary>
    public static bool MayHold(DockerfileSubject subject, string name) =>
        subject.Instructions.Any(i => i.Keyword is "COPY" or "ADD" && i.Arguments is [.., var target] && target.Value.StartsWith(Folder, StringComparison.Ordinal))
        || subject.Steps.Any(s => IsWriter(s) && (s.Name is not ("echo" or "printf") || s.Use.Arguments.Any(a => a.Text.Contains(name, StringComparison.OrdinalIgnoreCase))));

    private static bool IsWriter(Step step) => step.Use.Command.Redirections.Any(r => r.Operator.StartsWith('>') && r.Target?.Text.StartsWith(Folder, StringComparison.Ordinal) == true)
        || (step.Name is "tee" or "cp" or "mv" && step.Use.Arguments.Any(a => a.Text.StartsWith(Folder, StringComparison.Ordinal)));
}
