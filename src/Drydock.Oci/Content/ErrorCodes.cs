using System.Collections.Immutable;

namespace Drydock.Oci.Content;

/// <summary>Every error code there is; the page docs/errors.md is made from this list.</summary>
public static class ErrorCodes
{
    public static readonly ErrorCode BadArgument = new("bad-argument", 2, "An argument or option could not be understood.");
    public static readonly ErrorCode AmbiguousSource = new("ambiguous-source", 2, "The image argument can be read in more than one way.");
    public static readonly ErrorCode SourceNotFound = new("source-not-found", 2, "The file, folder, tag or image named does not exist.");
    public static readonly ErrorCode PlatformNotFound = new("platform-not-found", 2, "The image has no manifest for the platform asked for.");
    public static readonly ErrorCode BadPolicy = new("bad-policy", 2, "A policy, a file of waivers, a VEX document or a baseline could not be understood.");
    public static readonly ErrorCode OutputFailed = new("output-failed", 2, "A report or the database could not be written where it was asked to go.");
    public static readonly ErrorCode MissingLibrary = new("missing-library", 2, "A system library that this input needs is not installed.");
    public static readonly ErrorCode GitFailed = new("git-failed", 2, "git could not be run, or refused: the folder is not in a repository.");
    public static readonly ErrorCode BadPlan = new("bad-plan", 2, "A plan could not be understood, or does not fit the image.");
    public static readonly ErrorCode Network = new("network", 4, "A server could not be reached, or the connection broke and could not be resumed.");
    public static readonly ErrorCode Unauthorized = new("unauthorized", 4, "A registry, daemon or web server refused the credentials, or wants some.");
    public static readonly ErrorCode RegistryRefused = new("registry-refused", 4, "A registry, daemon or web server answered with an error.");
    public static readonly ErrorCode CredentialHelper = new("credential-helper", 4, "A Docker credential helper could not be run or failed.");
    public static readonly ErrorCode DigestMismatch = new("digest-mismatch", 5, "Stored bytes differ from the digest or size that names them.");
    public static readonly ErrorCode DiffIdMismatch = new("diff-id-mismatch", 5, "A layer's uncompressed bytes differ from the diff ID in the image's config.");
    public static readonly ErrorCode BlobMissing = new("blob-missing", 5, "The image names a blob that its store does not have.");
    public static readonly ErrorCode Malformed = new("malformed", 5, "A manifest, config, index or archive does not follow its specification.");
    public static readonly ErrorCode CorruptLayer = new("corrupt-layer", 5, "A layer's compressed or tar bytes are damaged or cut short.");
    public static readonly ErrorCode LimitExceeded = new("limit-exceeded", 5, "Metadata is larger than a limit allows.");
    public static readonly ErrorCode Untrusted = new("untrusted", 5, "A repository or a package is not signed by a key that is trusted for it.");
    public static readonly ErrorCode FeedDamaged = new("feed-damaged", 5, "A feed cannot be read as a whole: it is cut short or damaged.");
    public static readonly ErrorCode DatabaseDamaged = new("database-damaged", 5, "A file of the database is missing or differs from its digest.");
    public static readonly ErrorCode ProofFailed = new("proof-failed", 5, "A changed image does not work as the original does, or could not be run to see.");
    public static readonly ErrorCode DatabaseNewer = new("database-newer", 5, "The database was written by a newer version of Drydock.");
    public static readonly ErrorCode DatabaseBusy = new("database-busy", 2, "Another update of the database is at work.");

    public static ImmutableArray<ErrorCode> All { get; } =
    [
        BadArgument, AmbiguousSource, SourceNotFound, PlatformNotFound, BadPolicy, OutputFailed, MissingLibrary, GitFailed, BadPlan,
        Network, Unauthorized, RegistryRefused, CredentialHelper,
        DigestMismatch, DiffIdMismatch, BlobMissing, Malformed, CorruptLayer, LimitExceeded, Untrusted,
        FeedDamaged, DatabaseDamaged, ProofFailed, DatabaseNewer, DatabaseBusy,
    ];
}
