namespace Drydock.Oci.Content;

/// <summary>Tags that say what a manifest is attached to, where a registry has no list of referrers.</summary>
/// <remarks>
/// <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#referrers-tag-schema"/>;
/// cosign's are in <see href="https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md"/>.
/// </remarks>
internal static class ReferrerTags
{
    /// <summary>An index of all referrers.</summary>
    public static string OfAll(Digest subject) => $"{subject.Algorithm}-{subject.Hex}";

    /// <summary>Manifests that cosign attached: documents, and statements in envelopes.</summary>
    public static string[] OfCosign(Digest subject) => [$"{OfAll(subject)}.sbom", $"{OfAll(subject)}.att"];
}
