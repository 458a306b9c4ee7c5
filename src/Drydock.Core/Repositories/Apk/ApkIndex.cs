using System.Collections.Immutable;
using System.IO.Compression;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Repositories.Apk;

/// <summary>The packages of one repository for one architecture, its signature verified.</summary>
/// <param name="Files">Where the packages are, below the folder of the architecture.</param>
/// <param name="Architecture">As apk names it: x86_64, aarch64.</param>
/// <param name="Signer">The name of the key that signed the index.</param>
/// <param name="Tag">As in <see cref="ApkRepository"/>.</param>
public sealed record ApkIndex(IRepositoryFiles Files, string Architecture, string Signer, string Tag, ImmutableArray<ApkRecord> Records)
{
    private const int MaxSignaturesBytes = 1 << 20;

    /// <summary>Fetches, verifies and reads <c>ARCHITECTURE/APKINDEX.tar.gz</c>.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Untrusted"/>, <see cref="ErrorCodes.SourceNotFound"/>, <see cref="ErrorCodes.Malformed"/>, <see cref="ErrorCodes.LimitExceeded"/></exception>
    public static async ValueTask<ApkIndex> OpenAsync(IRepositoryFiles files, string architecture, string tag, ApkKeys keys, Limits limits, CancellationToken cancel)
    {
        var path = $"{architecture}/APKINDEX.tar.gz";
        var what = $"the index '{path}' of '{files.Name}'";
        await using var stream = await files.OpenAsync(path, cancel)
            ?? throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading {what} failed: there is none.", "Check the address of the repository and the architecture.");
        var file = await BoundedReader.ReadAsync(stream, limits.NestedFileBytes, what, cancel);
        try
        {
            return Read(file, files, architecture, tag, keys, limits, what);
        }
        catch (DrydockException)
        {
            files.Forget(path);
            throw;
        }
    }

    internal static ApkIndex Read(byte[] file, IRepositoryFiles files, string architecture, string tag, ApkKeys keys, Limits limits, string what)
    {
        try
        {
            var signatures = GzipMember.Read(file, MaxSignaturesBytes);
            var signed = file.AsMemory(signatures.Stored.Length);
            var signer = ApkSignatures.Verify(signatures.Content, signed.Span, keys, limits, what);
            return new ApkIndex(files, architecture, signer, tag, [.. ApkRecords.Read(Listing(signed, limits, what), what)]);
        }
        catch (Exception e) when (e is InvalidDataException or LimitException)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading {what} failed: {e.Message}.", "Check where it comes from.", e);
        }
    }

    private static byte[] Listing(ReadOnlyMemory<byte> signed, Limits limits, string what)
    {
        using var reader = LayerReader.Open(new MemoryStream(signed.ToArray()), new Descriptor(MediaType.OciLayerGzip, Digest.Sha256(signed.Span), signed.Length), diffId: null, limits);
        while (reader.Read())
        {
            if (reader.Entry.Path == "APKINDEX" && reader.Entry.Type == EntryType.File)
            {
                return reader.Entry.Size <= limits.NestedFileBytes ? ApkTar.Content(reader)
                    : throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading {what} failed: its list is larger than the limit of {limits.NestedFileBytes} bytes.", "Do not use this repository.");
            }
        }

        throw new InvalidDataException("it holds no file APKINDEX");
    }
}
