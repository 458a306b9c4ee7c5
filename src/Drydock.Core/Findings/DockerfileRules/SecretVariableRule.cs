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
        var uses = new Lazy<ILookup<string, (Instruction By, bool IsBuilder)>>(() => UsesOf(subject));
        foreach (var instruction in subject.Instructions.Where(i => i.Keyword is "ENV" or "ARG"))
        {
            foreach (var pair in instruction.Pairs.Where(p => SecretNames.IsSecret(p.Name) && !IsOpen(instruction, p.Value)))
            {
                // Each fix may change every RUN of the file.
                var fix = instruction.Keyword == "ARG" && fixes++ < 20 ? Mount(subject, instruction, pair, uses) : null;
                yield return subject.Find(Info, pair.Span, $"{instruction.Keyword} '{pair.Name}' sounds like a secret: its value stays in the image's {(instruction.Keyword == "ENV" ? "config" : "history")}. Mount it for the one RUN that needs it, or set it when the container starts.", fix);
            }
        }
    }

    /// <summary>A switch, nothing at all, or where the secret lies.</summary>
    private static bool IsOpen(Instruction instruction, string? value) =>
        (value is "" && instruction.Keyword == "ENV") || value is ['/', ..] || value?.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "0" or "1";

    /// <summary>Instead of the argument, a mount for each RUN that uses it. Null when something else uses it, or nothing does.</summary>
    private static Fix? Mount(DockerfileSubject subject, Instruction arg, Pair pair, Lazy<ILookup<string, (Instruction By, bool IsBuilder)>> uses)
    {
        if (arg.Stage < 0 || arg.Pairs.Length != 1 || pair.Value is not null || LineEdits.Remove(subject, arg) is not { } removal)
        {
            return null;
        }

        var edits = new List<Edit> { removal };
        foreach (var (by, isBuilder) in uses.Value[pair.Name].Where(u => u.By.Span.Start > arg.Span.Start))
        {
            if (isBuilder)
            {
                return null;
            }

            if (by.Stage == arg.Stage)
            {
                edits.Add(new TextEdit(new Span(by.KeywordSpan.End, by.KeywordSpan.End), $" --mount=type=secret,id={pair.Name},env={pair.Name}"));
            }
        }

        return edits.Count == 1 ? null : new Fix("Mount the secret where it is used", Applicability.Unsafe, [.. edits]);
    }

    /// <summary>Which instructions use a variable, by its name; either the builder expands it, or a shell that RUN starts.</summary>
    private static ILookup<string, (Instruction By, bool IsBuilder)> UsesOf(DockerfileSubject subject)
    {
        var uses = new List<(string Name, Instruction By, bool IsBuilder)>();
        foreach (var instruction in subject.Instructions)
        {
            uses.AddRange(VariableFinder.Find(instruction, subject.File.Escape).Select(u => (u.Name, instruction, true)));
        }

        foreach (var run in subject.Scripts.Where(s => s.IsRun).GroupBy<Script, Instruction>(s => s.Instruction, ReferenceEqualityComparer.Instance))
        {
            uses.AddRange(run.SelectMany(s => s.Tree.Nodes).OfType<ParameterExpansion>().Select(n => n.Name).Distinct(StringComparer.Ordinal).Select(n => (n, run.Key, false)));
        }

        return uses.ToLookup(u => u.Name, u => (u.By, u.IsBuilder), StringComparer.Ordinal);
    }
}
