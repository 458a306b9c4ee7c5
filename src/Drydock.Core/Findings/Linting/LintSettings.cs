using System.Collections.Immutable;

namespace Drydock.Core.Findings.Linting;

/// <summary>What rules about Dockerfiles are told by the user, beside the Dockerfile.</summary>
public sealed record LintSettings
{
    public static LintSettings None { get; } = new();

    /// <summary>Registries that base images may come from, <c>*</c> for any text; empty when any registry may be.</summary>
    public ImmutableArray<string> TrustedRegistries { get; init; } = [];

    /// <summary>Labels that have to be there, with what their values must be.</summary>
    public ImmutableSortedDictionary<string, LabelKind> Labels { get; init; } = ImmutableSortedDictionary<string, LabelKind>.Empty;

    /// <summary>The day on which it is asked; null when that does not matter, and what had ended when the tables were made counts.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Judged as hadolint judges: it knows nothing of base images, takes over all that ShellCheck says, and blames the later one of two.</summary>
    public bool AsHadolint { get; init; }

    /// <summary>No other labels than those of <see cref="Labels"/>.</summary>
    public bool AreLabelsStrict { get; init; }
}
