using System.Collections.Frozen;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Variables;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A variable that is sure, or likely, to be empty.</summary>
internal sealed class UndefinedVariableRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF047",
        "undefined-variable",
        Severity.Medium,
        "An instruction uses a variable that nothing sets",
        ["buildkit:UndefinedVar"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    /// <summary>Nearly every image has these, or a name like one of them means something else.</summary>
    private static readonly FrozenSet<string> Usual = FrozenSet.Create(StringComparer.Ordinal, "PATH", "HOME", "HOSTNAME", "LANG", "SHELL", "TERM", "USER");

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var instruction in subject.File.Instructions.Where(i => i.Stage >= 0 && i.Keyword != "FROM" && i.Trigger is null))
        {
            var uses = VariableFinder.Find(instruction, subject.File.Escape);
            if (!uses.IsEmpty)
            {
                var scope = subject.Scopes.At(instruction);
                var own = instruction.Pairs.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
                foreach (var use in uses.Where(u => !u.HasFallback && !scope.IsDefined(u.Name) && !own.Contains(u.Name)))
                {
                    if (FindingOf(subject, instruction, use, scope) is { } finding)
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    /// <summary>Null where the base image may set it.</summary>
    private Finding? FindingOf(DockerfileSubject subject, Instruction instruction, VariableUse use, Scope scope)
    {
        if (subject.Scopes.Global.IsDefined(use.Name))
        {
            var fix = new Fix($"Declare '{use.Name}' in this stage", Applicability.Unsafe, [LineEdits.Before(subject.File, instruction, $"ARG {use.Name}")]);
            return subject.Find(Info, use.Span, $"'{use.Name}' is known to FROM only, and empty here: 'ARG {use.Name}' in this stage makes it known.", fix);
        }

        var isUsual = Usual.Contains(use.Name) || PredefinedArguments.Contains(use.Name);
        if (!isUsual && NearName.Of(use.Name, scope) is { } near)
        {
            return subject.Find(Info, use.Span, $"Nothing here sets '{use.Name}': did you mean '{near}'?", NearName.FixOf(subject, use, near));
        }

        return isUsual || scope.IsOpen ? null : subject.Find(Info, use.Span, $"Nothing sets '{use.Name}', so it is empty here.");
    }
}
