using System.Collections.Immutable;
using System.Xml;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>The packages of one repository, as its metadata lists them.</summary>
/// <param name="Architecture">The one that the image is for.</param>
/// <param name="Signature">Over the metadata; null when it is not signed, as with most distributions: then only the signatures of the packages speak for them.</param>
public sealed record RpmMetadata(IRepositoryFiles Files, string Architecture, VerifiedSignature? Signature, ImmutableArray<RpmRecord> Records)
{
    private const string Index = "repodata/repomd.xml";

    /// <summary>Fetches repomd.xml, its signature and the primary list, and verifies what can be verified.</summary>
    /// <param name="mustBeSigned">Metadata without a signature is refused, as <c>repo_gpgcheck</c> asks.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Untrusted"/>, <see cref="ErrorCodes.DigestMismatch"/>, <see cref="ErrorCodes.SourceNotFound"/>, <see cref="ErrorCodes.Malformed"/>, <see cref="ErrorCodes.LimitExceeded"/></exception>
    public static async ValueTask<RpmMetadata> OpenAsync(IRepositoryFiles files, string architecture, Keyring keys, bool mustBeSigned, TimeProvider clock, Limits limits, CancellationToken cancel)
    {
        var what = $"the metadata '{Index}' of '{files.Name}'";
        var index = await ReadAsync(files, Index, limits.ManifestBytes, what, cancel)
            ?? throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading {what} failed: there is none.", "Check the address of the repository.");
        var signature = await ReadAsync(files, Index + ".asc", limits.ManifestBytes, $"the signature of {what}", cancel);
        if (signature is null && mustBeSigned)
        {
            throw new DrydockException(ErrorCodes.Untrusted, $"Verifying {what} failed: it is not signed, and the repository's settings ask for it (repo_gpgcheck).", "Use a mirror that has the signature.");
        }

        try
        {
            // A signature that is there must hold, whether one was asked for or not.
            var signer = signature is null ? null : OpenPgpVerifier.VerifyDetached(index, signature, keys, clock, what);
            var primary = RpmIndex.Primary(index, what);
            await using var stream = await files.OpenAsync(primary.Path, cancel)
                ?? throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading '{primary.Path}' of '{files.Name}' failed: it is not there, though the metadata names it.", "The repository changed meanwhile: try again, or use another mirror.");
            return new RpmMetadata(files, architecture, signer, [.. ReadPrimary(stream, primary, architecture, limits, $"the list '{primary.Path}' of '{files.Name}'")]);
        }
        catch (DrydockException)
        {
            files.Forget(Index);
            files.Forget(Index + ".asc");
            throw;
        }
    }

    internal static List<RpmRecord> ReadPrimary(Stream stored, RpmIndexEntry primary, string architecture, Limits limits, string what)
    {
        try
        {
            using var verified = new VerifyingStream(stored, primary.Digest, primary.Size, what);
            using var content = Decompression.Open(verified).Stream;
            using var xml = XmlReader.Create(content, RpmXml.Settings(limits.FeedDocumentBytes));
            var records = new RpmPrimary(xml, architecture, limits, what).Read();
            verified.Drain();
            return records;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading {what} failed: {e.Message}", "Check where it comes from.", e);
        }
    }

    private static async ValueTask<byte[]?> ReadAsync(IRepositoryFiles files, string path, long limit, string what, CancellationToken cancel)
    {
        await using var stream = await files.OpenAsync(path, cancel);
        return stream is null ? null : await BoundedReader.ReadAsync(stream, limit, what, cancel);
    }
}
