using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Parsing;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A --from that no stage before it has as its name.</summary>
internal sealed class CopyFromUnknownStageRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF013",
        "copy-from-unknown-stage",
        Severity.Medium,
        "COPY --from names what is no earlier stage",
        ["hadolint:DL3022", "kics:68a51e22"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var names = new StageNames(subject.File);
        foreach (var copy in subject.Instructions)
        {
            if (copy.FlagOf("from") is not { Value: { Length: > 0 } from } flag || !IsStage(from) || names.IsEarlier(from, copy.Stage) || names.IsOwn(from, copy.Stage))
            {
                continue;
            }

            var near = Suggestion.Nearest(from, names.Before(copy.Stage));
            var hint = near is null ? "Builders take it for an image" : $"Did you mean '{near}'? Else builders take it for an image";
            var fix = near is null ? null : new Fix($"Copy from '{near}'", Applicability.Unsafe, [new TextEdit(flag.ValueSpan, near)]);
            yield return subject.Find(Info, flag.ValueSpan, $"No stage before this one is called '{from}'. {hint}: if one is meant, name its tag.", fix);
        }
    }

    /// <summary>A name with a tag, a digest or a path is an image.</summary>
    private static bool IsStage(string from) => !from.AsSpan().ContainsAny(":/@$");
}
