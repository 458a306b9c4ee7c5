using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>A label that a Dockerfile sets.</summary>
/// <param name="Value">Null when it depends on a variable that is not known.</param>
internal sealed record LabelPair(Instruction Instruction, Pair Pair, string? Value)
{
    /// <summary>All whose names have no variables.</summary>
    public static IEnumerable<LabelPair> Of(DockerfileSubject subject)
    {
        foreach (var label in subject.Of("LABEL"))
        {
            foreach (var pair in label.Pairs.Where(p => p.Value is not null && !p.Name.Contains('$', StringComparison.Ordinal)))
            {
                yield return new LabelPair(label, pair, subject.Scopes.At(label).Expand(label.RawOf(pair), subject.File.Escape));
            }
        }
    }

    /// <summary>Findings for those of a kind whose values are known, not empty, and wrong.</summary>
    /// <param name="isRight">Whether a value is of that kind.</param>
    /// <param name="what">What it must be.</param>
    public static IEnumerable<Finding> Wrong(DockerfileSubject subject, RuleInfo rule, LabelKind kind, Func<string, bool> isRight, string what) =>
        Of(subject).Where(l => KindOf(subject.Settings, l.Pair.Name) == kind && l.Value is { Length: > 0 } value && !isRight(value))
            .Select(l => subject.Find(rule, l.Pair.ValueSpan, $"The label '{l.Pair.Name}' has to be {what}, and '{l.Value}' is none."));

    /// <summary>By the settings, else by what OCI says of its own names. <see href="https://github.com/opencontainers/image-spec/blob/main/annotations.md"/></summary>
    private static LabelKind KindOf(LintSettings settings, string name) => settings.Labels.TryGetValue(name, out var kind) ? kind : name switch
    {
        "org.opencontainers.image.created" => LabelKind.Rfc3339,
        "org.opencontainers.image.url" or "org.opencontainers.image.documentation" or "org.opencontainers.image.source" => LabelKind.Url,
        "org.opencontainers.image.licenses" => LabelKind.Spdx,
        _ => LabelKind.Text,
    };
}
