using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Dockerfiles.Variables;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Inventories.Secrets;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A variable or build argument whose name says that its value is secret: the image's config or history tells it to everybody.</summary>
internal sealed class SecretVariableRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF300",
        "secret-variable",
        Severity.High,
        "A variable or build argument is named like a secret, and the image tells its value to everybody",
        ["buildkit:SecretsUsedInArgOrEnv", "cis-docker:4.10", "dockle:CIS-DI-0010", "hadolint:DL3064", "kics:c3e1b6ae", "trivy:DS-0031"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var fixes = 0;
        foreach (var instruction in subject.Instructions.Where(i => i.Keyword is "ENV" or "ARG"))
        {
            foreach (var pair in instruction.Pairs.Where(p => SecretNames.IsSecret(p.Name) && !IsOpen(instruction, p.Value)))
            {
                // Each fix looks through the whole file.
                var fix = instruction.Keyword == "ARG" && fixes++ < 20 ? Mount(subject, instruction, pair) : null;
                yield return subject.Find(Info, pair.Span, $"{instruction.Keyword} '{pair.Name}' sounds like a secret: its value stays in the image's {(instruction.Keyword == "ENV" ? "config" : "history")}. Mount it for the one RUN that needs it, or set it when the container starts.", fix);
            }
        }
    }

    /// <summary>A switch, nothing at all, or where the secret lies.</summary>
    private static bool IsOpen(Instruction instruction, string? value) =>
        (value is "" && instruction.Keyword == "ENV") || value is ['/', ..] || value?.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "0" or "1";

    /// <summary>Instead of the argument, a mount for each RUN that uses it. Null when something else uses it, or nothing does.</summary>
    private static Fix? Mount(DockerfileSubject subject, Instruction arg, Pair pair)
    {
        if (arg.Stage < 0 || arg.Pairs.Length != 1 || pair.Value is not null || FileText.Remove(subject, arg) is not { } removal)
        {
            return null;
        }

        var edits = new List<Edit> { removal };
        foreach (var later in subject.Instructions.Where(i => i.Span.Start > arg.Span.Start && i != arg))
        {
            if (VariableFinder.Find(later, subject.File.Escape).Any(u => u.Name == pair.Name))
            {
                return null;
            }

            var uses = later.Stage == arg.Stage && later.Keyword == "RUN" && subject.Scripts.Any(s => ReferenceEquals(s.Instruction, later) && Uses(s.Tree, pair.Name));
            if (uses)
            {
                edits.Add(new TextEdit(new Span(later.KeywordSpan.End, later.KeywordSpan.End), $" --mount=type=secret,id={pair.Name},env={pair.Name}"));
            }
        }

        return edits.Count == 1 ? null : new Fix("Mount the secret where it is used", Applicability.Unsafe, [.. edits]);
    }

    private static bool Uses(ShellScript script, string name) => script.Nodes.Any(n => n is ParameterExpansion expansion && expansion.Name == name);
}
