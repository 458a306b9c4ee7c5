using Drydock.Core.Advisories;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Two programs for one task.</summary>
internal sealed class WgetAndCurlRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF125",
        "wget-and-curl",
        Severity.Info,
        "A stage downloads with both wget and curl",
        ["hadolint:DL4001", "kics:fc775e75", "trivy:DS-0014"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var first = new Dictionary<int, string>();
        var told = new HashSet<int>();
        foreach (var step in subject.Run("wget", "curl"))
        {
            var stage = step.Instruction.Stage;
            if (!first.TryAdd(stage, step.Name!) && first[stage] != step.Name && told.Add(stage))
            {
                yield return subject.Find(Info, step.Use.NameWord.Span, $"This stage downloads with {first[stage]} before, and here with {step.Name}. One of them is enough: the other is more to install and to patch.");
            }
        }
    }
}
