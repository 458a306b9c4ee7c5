namespace Drydock.Core.Inventories.Sboms;

/// <summary>Media types and predicate types by which an SBOM is known from outside.</summary>
internal static class SbomTypes
{
    private static readonly string[] Documents =
    [
        "application/spdx",
        "text/spdx",
        "application/vnd.cyclonedx",
        "application/vnd.syft",
        "spdx+json",
    ];

    private static readonly string[] Statements = ["application/vnd.in-toto", "application/vnd.dsse", "application/vnd.dev.sigstore.bundle"];

    private static readonly string[] Predicates = ["https://spdx.dev/Document", "https://cyclonedx.org/bom", "https://syft.dev/bom", "https://cyclonedx.org/schema", "https://spdx.github.io/"];

    /// <summary>Annotations that say a statement's predicate type: BuildKit's, cosign's, and that of sigstore bundles.</summary>
    private static readonly string[] PredicateAnnotations = ["in-toto.io/predicate-type", "predicateType", "dev.sigstore.bundle.predicateType"];

    /// <summary>The type is one of SBOMs, with any version or encoding behind it.</summary>
    public static bool IsDocument(string? type) => StartsWithAny(type, Documents);

    /// <summary>The type is one of statements or of their envelopes.</summary>
    public static bool IsStatement(string? type) => StartsWithAny(type, Statements);

    /// <summary>A manifest of this artifact type is worth reading: it says that it holds statements, or nothing.</summary>
    public static bool MayHoldStatement(string? artifactType) =>
        string.IsNullOrEmpty(artifactType) || IsStatement(artifactType) || artifactType.Contains(".attestation", StringComparison.Ordinal) || artifactType.Contains(".empty.", StringComparison.Ordinal)
        || artifactType.Contains(".image.config.", StringComparison.Ordinal) || artifactType.Contains("sbom", StringComparison.OrdinalIgnoreCase);

    public static bool IsPredicate(string? type) => StartsWithAny(type, Predicates);

    public static bool IsPredicate(IReadOnlyDictionary<string, string> annotations) =>
        PredicateAnnotations.Any(name => annotations.TryGetValue(name, out var type) && IsPredicate(type));

    /// <summary>The annotations name a predicate type, of an SBOM or another.</summary>
    public static bool SaysPredicate(IReadOnlyDictionary<string, string> annotations) => PredicateAnnotations.Any(annotations.ContainsKey);

    private static bool StartsWithAny(string? text, string[] starts) => text is not null && starts.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));
}
