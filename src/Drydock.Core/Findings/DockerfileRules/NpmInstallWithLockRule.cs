using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A lock file that npm may change instead of following it.</summary>
internal sealed class NpmInstallWithLockRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF128",
        "npm-install-with-lock",
        Severity.Info,
        "npm install where a lock file is there, which npm ci follows",
        [])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var locked = subject.Instructions.Where(i => i.Keyword is "COPY" or "ADD" && i.Arguments.SkipLast(1).Any(a => IsLock(a.Value))).ToLookup(i => i.Stage, i => i.Span.Start);
        foreach (var call in PackageCall.Of(subject, PackageTool.Npm).Where(c => c.IsInstall && c.Subcommand != "add" && c.Operands.IsEmpty && !c.MayHaveMore))
        {
            var run = call.Step.Instruction;
            if (locked.Contains(run.Stage) && locked[run.Stage].First() < run.Span.Start && !call.Line.Has("g", "global", "location", "package-lock-only", "no-package-lock", "package-lock", "f", "force", "prefix"))
            {
                var message = $"npm {call.Subcommand} may install other versions than the lock file says, and changes it. npm ci installs just those, and fails when the two files differ.";
                yield return subject.Find(Info, call.SubcommandWord.Span, message, ArgumentEdits.FixInstead(subject, call.Step, call.SubcommandWord, "ci", "Use npm ci", Applicability.Unsafe));
            }
        }
    }

    /// <summary>Also <c>package*.json</c>, as many write it.</summary>
    private static bool IsLock(string path) => path[(path.LastIndexOf('/') + 1)..] is "package-lock.json" or "npm-shrinkwrap.json" or "package*.json" or "package-*.json" or "*.json";
}
