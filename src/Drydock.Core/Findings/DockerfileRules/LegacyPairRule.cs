using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The old form of a name with a value.</summary>
internal sealed class LegacyPairRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF048",
        "legacy-key-value",
        Severity.Low,
        "ENV or LABEL has a space where an equals sign belongs",
        ["buildkit:LegacyKeyValueFormat"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var instruction in subject.Instructions.Where(i => i.IsLegacyPair && i.Pairs.Length == 1))
        {
            var pair = instruction.Pairs[0];
            yield return subject.Find(Info, pair.NameSpan, $"Write '{pair.Name}=' and the value: the form with a space is outdated, and takes the whole line for one value.", FixOf(subject, instruction, pair));
        }
    }

    private static Fix? FixOf(DockerfileSubject subject, Instruction instruction, Pair pair)
    {
        var raw = instruction.RawOf(pair);
        var gap = new Span(pair.NameSpan.End, pair.ValueSpan.Start);
        if (raw.Length == 0 || LineEdits.HasComment(subject.File, pair.Span))
        {
            return null;
        }

        if (!raw.Any(char.IsWhiteSpace) || IsQuoted(raw, subject.File.Escape))
        {
            return new Fix("Use an equals sign", Applicability.Safe, [new TextEdit(gap, "=")]);
        }

        var end = new Span(pair.ValueSpan.End, pair.ValueSpan.End);
        return raw.AsSpan().ContainsAny(['"', '\'', subject.File.Escape]) ? null : new Fix("Use an equals sign", Applicability.Safe, [new TextEdit(gap, "=\""), new TextEdit(end, "\"")]);
    }

    /// <summary>As one piece.</summary>
    private static bool IsQuoted(string raw, char escape) =>
        raw.Length > 1 && raw[0] is '"' or '\'' && raw[^1] == raw[0] && !raw.AsSpan(1, raw.Length - 2).ContainsAny(raw[0], escape);
}
