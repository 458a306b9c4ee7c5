using System.Collections.Immutable;
using System.Security.Cryptography;
using Drydock.Core.Inventories.Os.Rpm;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>
/// A package whose digests and signature were checked: the metadata knows the file, the signature is over the header, and the header knows the payload.
/// <see href="https://rpm-software-management.github.io/rpm/manual/signatures_digests.html"/>
/// </summary>
public sealed class RpmPackageFile
{
    private const int LeadBytes = 96;
    private const int SignatureRsa = 268;
    private const int SignatureDsa = 267;
    private const int PayloadDigest = 5092;
    private const int PayloadDigestAlgorithm = 5093;

    private readonly ReadOnlyMemory<byte> payload;
    private readonly Digest payloadDigest;
    private readonly Limits limits;
    private readonly string what;

    private RpmPackageFile(RpmHeaderSection signatures, RpmHeaderSection header, ReadOnlyMemory<byte> payload, VerifiedSignature signature, Limits limits, string what)
    {
        (this.payload, this.limits, this.what, Signature, SignatureHeader, Header) = (payload, limits, what, signature, signatures.Blob, header.Blob);
        var tags = Tags(header);
        payloadDigest = Digest.OfHash(HashAlgorithmName.SHA256, SHA256.HashData(payload.Span));
        Files = RpmFileTable.Read(tags, limits);
        Scripts = RpmScripts.Read(tags);
    }

    public VerifiedSignature Signature { get; }

    /// <summary>As rpm's database keeps it, but for the tags that installing adds: the count of tags first.</summary>
    public ReadOnlyMemory<byte> Header { get; }

    /// <summary>The header with digests and signatures, in the same form.</summary>
    public ReadOnlyMemory<byte> SignatureHeader { get; }

    public ImmutableArray<RpmFile> Files { get; }

    /// <summary>By the name that spec files have for it: prein, postin, preun, postun, pretrans, posttrans, trigger, filetrigger, transfiletrigger.</summary>
    public ImmutableSortedDictionary<string, RpmScript> Scripts { get; }

    /// <summary>The content of the files; owners and capabilities are in <see cref="Files"/>.</summary>
    public RpmPayload OpenPayload() => new(new VerifyingStream(new MemoryStream(payload.ToArray()), payloadDigest, payload.Length, $"the payload of {what}"), limits, what);

    /// <summary>Fetches a package of a plan and verifies it.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Untrusted"/>, <see cref="ErrorCodes.DigestMismatch"/>, <see cref="ErrorCodes.SourceNotFound"/>, <see cref="ErrorCodes.Malformed"/>, <see cref="ErrorCodes.LimitExceeded"/></exception>
    public static async ValueTask<RpmPackageFile> OpenAsync(RpmPlanned planned, Keyring keys, TimeProvider clock, Limits limits, CancellationToken cancel)
    {
        var (files, record) = (planned.Repository.Files, planned.Record);
        var what = $"the package '{record.Path}' of '{files.Name}'";
        await using var stream = await files.OpenAsync(record.Path, cancel)
            ?? throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading {what} failed: it is not there, though the metadata names it.", "The repository changed meanwhile or is not whole: try again, or use another mirror.");
        try
        {
            await using var verified = new VerifyingStream(stream, record.Digest, record.Size, what);
            return Read(await BoundedReader.ReadAsync(verified, limits.FileBytes, what, cancel), record, keys, clock, limits, what);
        }
        catch (DrydockException)
        {
            files.Forget(record.Path);
            throw;
        }
    }

    internal static RpmPackageFile Read(byte[] file, RpmRecord record, Keyring keys, TimeProvider clock, Limits limits, string what)
    {
        try
        {
            if (file.Length < LeadBytes || !file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xED, 0xAB, 0xEE, 0xDB]))
            {
                throw new InvalidDataException("it is no RPM package");
            }

            // 1. The signatures, and behind them, on a multiple of eight, the header.
            var signatures = RpmHeaderSection.Read(file.AsMemory(LeadBytes), limits.NestedFileBytes);
            var start = LeadBytes + ((signatures.Whole.Length + 7) & ~7);
            var header = RpmHeaderSection.Read(start < file.Length ? file.AsMemory(start) : default, limits.NestedFileBytes);

            // 2. The header is signed.
            var signature = OpenPgpVerifier.VerifyDetached(header.Whole, SignatureOf(signatures, what), keys, clock, what);

            // 3. The rest is the payload, which the header knows by its digest.
            var payload = file.AsMemory(start + header.Whole.Length);
            var package = new RpmPackageFile(signatures, header, payload, signature, limits, what);
            package.CheckContent(Tags(header), record);
            return package;
        }
        catch (InvalidDataException e)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading {what} failed: {e.Message}.", "Check where it comes from.", e);
        }
    }

    /// <summary>An Ed25519 signature is where DSA's used to be.</summary>
    private static byte[] SignatureOf(RpmHeaderSection signatures, string what)
    {
        var tags = Tags(signatures);
        var signature = tags.Binary(SignatureRsa) is { IsEmpty: false } rsa ? rsa : tags.Binary(SignatureDsa);
        return signature.IsEmpty
            ? throw new DrydockException(ErrorCodes.Untrusted, $"Verifying {what} failed: its header is not signed.", "Unsigned packages are not installed: sign it with rpmsign, or use a repository whose packages are signed.")
            : signature.ToArray();
    }

    private void CheckContent(RpmHeader tags, RpmRecord record)
    {
        const int Sha256 = 8;
        var promised = tags.String(PayloadDigest);
        if (promised.Length == 0 || tags.Int32(PayloadDigestAlgorithm) != Sha256)
        {
            throw new DrydockException(ErrorCodes.Untrusted, $"Verifying {what} failed: its header does not name a SHA-256 digest of its payload.", "It was built by an rpm before 4.14, and only its header is signed: such packages are not installed.");
        }

        if (!promised.Equals(payloadDigest.Hex, StringComparison.OrdinalIgnoreCase))
        {
            throw Mismatch(what, $"its payload has the digest {payloadDigest.Hex}, its header promises {promised}");
        }

        var (name, architecture) = (tags.String(RpmTag.Name), tags.String(RpmTag.Arch));
        var version = RpmPackage.FullVersion(tags.Int32(RpmTag.Epoch), tags.String(RpmTag.Version), tags.String(RpmTag.Release));
        if (name != record.Unit.Name || version != record.Unit.Version || architecture != record.Architecture)
        {
            throw Mismatch(what, $"it is '{name}-{version}.{architecture}', the metadata promises '{record}'");
        }
    }

    private static RpmHeader Tags(RpmHeaderSection section) =>
        RpmHeader.TryRead(section.Blob.Span, out var header) ? header : throw new InvalidDataException("a header is damaged");

    private static DrydockException Mismatch(string what, string happened) =>
        new(ErrorCodes.DigestMismatch, $"Verifying {what} failed: {happened}.", "The mirror is damaged or out of date: try again, or use another one.");
}
