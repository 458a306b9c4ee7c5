using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds instructions that a later one of the same stage makes void.</summary>
internal static class RepeatedInstruction
{
    public static IEnumerable<Finding> Find(DockerfileSubject subject, RuleInfo rule, string keyword)
    {
        foreach (var stage in subject.File.Instructions.Where(i => i.Keyword == keyword && i.Stage >= 0).GroupBy(i => i.Stage))
        {
            var all = stage.ToList();
            foreach (var (earlier, later) in all.Zip(all.Skip(1)))
            {
                var edit = LineEdits.Remove(subject.File, earlier);
                var fix = edit is null ? null : new Fix($"Remove the {keyword} of line {earlier.Line}", Applicability.Safe, [edit]);
                yield return subject.Settings.AsHadolint
                    ? subject.Find(rule, later.KeywordSpan, $"The {keyword} in line {earlier.Line} has no effect: this one replaces it.", fix)
                    : subject.Find(rule, earlier.KeywordSpan, $"This {keyword} has no effect: the one in line {all[^1].Line} replaces it.", fix);
            }
        }
    }
}
