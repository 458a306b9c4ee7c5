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
        foreach (var reference in StageReference.Of(subject))
        {
            var (from, stage) = (reference.Name, reference.Instruction.Stage);
            if (from.Length == 0 || !IsStage(from) || names.IsEarlier(from, stage) || names.IsOwn(from, stage))
            {
                continue;
            }

            var near = Suggestion.Nearest(from, names.Before(stage));
            var hint = near is null ? "Builders take it for an image" : $"Did you mean '{near}'? Else builders take it for an image";
            var isPlain = subject.File.Source.At(reference.At).SequenceEqual(from);
            var fix = near is null || !isPlain ? null : new Fix($"Take it from '{near}'", Applicability.Unsafe, [new TextEdit(reference.At, near)]);
            yield return subject.Find(Info, reference.At, $"No stage before this one is called '{from}'. {hint}: if one is meant, name its tag.", fix);
        }
    }

    /// <summary>A name with a tag, a digest or a path is an image.</summary>
    private static bool IsStage(string from) => !from.AsSpan().ContainsAny(":/@$");
}
