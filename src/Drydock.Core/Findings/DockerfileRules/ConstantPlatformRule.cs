using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A --platform without a variable.</summary>
internal sealed class ConstantPlatformRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF020",
        "constant-platform",
        Severity.Low,
        "FROM --platform names one platform, whatever the image is built for",
        ["buildkit:FromPlatformFlagConstDisallowed", "hadolint:DL3029", "kics:b16e8501"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var stage in subject.File.Stages)
        {
            if (stage.Platform is not { Value: { Length: > 0 } platform } flag || platform.Contains('$', StringComparison.Ordinal) || IsNamedFor(stage.Name, platform))
            {
                continue;
            }

            var end = stage.ImageWord?.Span.Start ?? flag.Span.End;
            var isPlain = subject.File.Source.At(new Span(flag.Span.End, Math.Max(end, flag.Span.End))).Trim(' ').IsEmpty && end > flag.Span.End;
            var fix = isPlain ? new Fix("Leave --platform out", Applicability.Unsafe, [new TextEdit(new Span(flag.Span.Start, end), "")]) : null;
            yield return subject.Find(Info, flag.Span, $"The stage is of '{platform}', whatever the image is built for. Leave the flag out, or name the stage for its platform.", fix);
        }
    }

    /// <summary>Stages for one platform each, of which a variable picks one, are named so.</summary>
    private static bool IsNamedFor(string name, string platform) =>
        name.Length > 0 && platform.Split('/').Take(2).Any(p => p.Length > 0 && name.Contains(p, StringComparison.OrdinalIgnoreCase));
}
