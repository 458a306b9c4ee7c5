using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>a $(b)</c></summary>
internal sealed class UnquotedSubstitutionRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF231",
        "unquoted-substitution",
        Severity.Low,
        "The output of a command is split at blanks, as nothing quotes it",
        ["shellcheck:SC2046"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var script in subject.Scripts)
        {
            foreach (var split in SplitWord.Of(script))
            {
                foreach (var part in split.Word.Parts)
                {
                    if (part is CommandSubstitution substitution && !split.IsPackageList && !IsOneWord(substitution))
                    {
                        yield return subject.Find(Info, part.Span, "What this writes is split at blanks, and patterns in it are replaced by names of files: put it in double quotes.", FixOf(split, part));
                    }
                }
            }
        }
    }

    private static Fix? FixOf(SplitWord split, WordPart part) => split.IsInBackticks || part is CommandSubstitution { IsBacktick: true }
        ? null
        : new Fix("Quote it", Applicability.Unsafe, [new TextEdit(new Span(part.Span.Start, part.Span.Start), "\""), new TextEdit(new Span(part.Span.End, part.Span.End), "\"")]);

    /// <summary>What writes a number or a name without blanks, or a list of such that is meant to be split.</summary>
    private static bool IsOneWord(CommandSubstitution substitution)
    {
        var last = substitution.Body.Body.Items is [{ Command: var only }] ? only is Pipeline pipeline ? pipeline.Commands.LastOrDefault() : only : null;
        return last is SimpleCommand { Words: [{ Value: { } name }, ..] } command && (name[(name.LastIndexOf('/') + 1)..] switch
        {
            "nproc" or "seq" or "pidof" or "pgrep" or "arch" or "getconf" or "whoami" or "mktemp" or "hostname" or "xargs" => true,
            "id" => command.Words.Length > 1,
            "uname" => command.Words is [_, { Value: "-m" or "-r" or "-s" or "-p" or "-n" or "-i" }],
            "dpkg" => command.Words is [_, { Value: "--print-architecture" }],
            "lsb_release" => command.Words is [_, { Value: "-cs" or "-is" or "-rs" or "-sc" or "-si" or "-sr" }],
            "date" => command.Words is [_, { Value: ['+', ..] and var format }] && !format.Contains(' ', StringComparison.Ordinal),
            "wc" => true,
            _ => false,
        });
    }
}
