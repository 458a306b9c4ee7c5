using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Parsing;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Keywords in capital and in small letters.</summary>
internal sealed class InconsistentCasingRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF045",
        "inconsistent-casing",
        Severity.Info,
        "An instruction is not written in the case of most others",
        ["buildkit:ConsistentInstructionCasing"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var all = subject.File.Instructions.Where(i => i.KeywordSpan.Length == i.Keyword.Length && Keywords.All.Contains(i.Keyword, StringComparer.Ordinal)).ToList();
        var written = all.ConvertAll(i => subject.File.Source.At(i.KeywordSpan).ToString());
        var isLower = written.Count(w => w.All(char.IsAsciiLetterLower)) > written.Count(w => w.All(char.IsAsciiLetterUpper));
        for (var i = 0; i < all.Count; i++)
        {
            var wanted = isLower ? all[i].Keyword.ToLowerInvariant() : all[i].Keyword;
            if (written[i] != wanted)
            {
                yield return subject.Find(Info, all[i].KeywordSpan, $"Write '{wanted}', as most instructions of the file are written.", new Fix($"Write '{wanted}'", Applicability.Safe, [new TextEdit(all[i].KeywordSpan, wanted)]));
            }
        }
    }
}
