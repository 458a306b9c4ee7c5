using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Repositories.Apk;

/// <summary>
/// A package whose signature and every digest were checked: three gzip streams, each a tar. <see href="https://wiki.alpinelinux.org/wiki/Apk_spec"/>
/// <code>
///   signatures | control: .PKGINFO, scripts | data: the files
///       \______ are over ___/     \_ datahash ___/       the index knows the control part by its checksum
/// </code>
/// </summary>
public sealed class ApkPackageFile
{
    private const int MaxSignaturesBytes = 1 << 20;
    private const int MaxControlBytes = 64 << 20;

    /// <summary>Below this a file of another size is read, to say of it that it is another package.</summary>
    private const long SmallBytes = 64 << 10;

    private readonly ReadOnlyMemory<byte> data;
    private readonly Digest dataDigest;
    private readonly Limits limits;

    private ApkPackageFile(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte> data, string checksum, Dictionary<string, byte[]> control, string signer, Limits limits)
    {
        (this.data, dataDigest, this.limits, Signer) = (data, Digest.Sha256(data.Span), limits, signer);
        (Digest, Length, Checksum) = (Digest.Sha256(file.Span), file.Length, checksum);
        Info = Encoding.UTF8.GetString(control[".PKGINFO"]);
        Scripts = control.Where(c => c.Key != ".PKGINFO").ToImmutableSortedDictionary(c => c.Key, c => c.Value.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Of the whole file.</summary>
    public Digest Digest { get; }

    /// <summary>Bytes of the whole file.</summary>
    public long Length { get; }

    /// <summary>Q1 and the SHA-1 of the control part in base 64, by which apk knows the package.</summary>
    public string Checksum { get; }

    /// <summary>The text of .PKGINFO: lines of a name, an equals sign and a value; names may come again.</summary>
    public string Info { get; }

    /// <summary>By name: .pre-install, .post-upgrade, .trigger, …</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<byte>> Scripts { get; }

    /// <summary>The folders that the trigger watches.</summary>
    public ImmutableArray<string> Triggers => [.. Values("triggers").SelectMany(v => v.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The name of the key that signed it.</summary>
    public string Signer { get; }

    /// <summary>Every value of a name in .PKGINFO.</summary>
    public IEnumerable<string> Values(string name) => Info.Split('\n')
        .Select(l => l.Split('=', 2, StringSplitOptions.TrimEntries)).Where(p => p is [var key, _] && key == name).Select(p => p[1]);

    /// <summary>The files, with the paths they have once installed. Complete the reader before anything made of them counts.</summary>
    public EntryReader OpenFiles() =>
        LayerReader.Open(new MemoryStream(data.ToArray()), new Descriptor(MediaType.OciLayerGzip, dataDigest, data.Length), diffId: null, limits);

    /// <summary>Fetches a package of a plan and verifies it.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Untrusted"/>, <see cref="ErrorCodes.DigestMismatch"/>, <see cref="ErrorCodes.SourceNotFound"/>, <see cref="ErrorCodes.Malformed"/>, <see cref="ErrorCodes.LimitExceeded"/></exception>
    public static async ValueTask<ApkPackageFile> OpenAsync(ApkPlanned planned, ApkKeys keys, Limits limits, CancellationToken cancel)
    {
        var files = planned.Index.Files;
        var what = $"the package '{planned.Path}' of '{files.Name}'";
        await using var stream = await files.OpenAsync(planned.Path, cancel)
            ?? throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading {what} failed: it is not there, though the index names it.", "The repository changed meanwhile or is not whole: try again, or use another mirror.");
        var bytes = await BoundedReader.ReadAsync(stream, planned.Record.Size > 0 ? Math.Max(planned.Record.Size, SmallBytes) : limits.NestedFileBytes, what, cancel);
        try
        {
            return Read(bytes, planned.Record, keys, limits, what);
        }
        catch (DrydockException)
        {
            files.Forget(planned.Path);
            throw;
        }
    }

    /// <param name="record">Null when no index is asked, because the bytes are known to be the right ones.</param>
    internal static ApkPackageFile Read(byte[] file, ApkRecord? record, ApkKeys keys, Limits limits, string what)
    {
        try
        {
            // 1. The signatures, and where they end.
            var signatures = GzipMember.Read(file, MaxSignaturesBytes);

            // 2. The control part, which is what was signed, and what the index means.
            var control = GzipMember.Read(file.AsMemory(signatures.Stored.Length), MaxControlBytes);
            var signer = ApkSignatures.Verify(signatures.Content, control.Stored.Span, keys, limits, what);
#pragma warning disable RS0030 // Do not use banned APIs: the index of apk names packages by SHA-1; the package is signed besides
            var checksum = "Q1" + Convert.ToBase64String(SHA1.HashData(control.Stored.Span));
#pragma warning restore RS0030
            CheckIdentity(control.Stored.Span, checksum, record, what);

            // 3. The rest is the data, which the control part knows by its digest.
            var data = file.AsMemory(signatures.Stored.Length + control.Stored.Length);
            var package = new ApkPackageFile(file, data, checksum, ReadControl(control.Content, limits), signer, limits);
            package.CheckContent(record, what);
            return package;
        }
        catch (Exception e) when (e is InvalidDataException or LimitException)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading {what} failed: {e.Message}.", "Check where it comes from.", e);
        }
    }

    private static void CheckIdentity(ReadOnlySpan<byte> control, string checksum, ApkRecord? record, string what)
    {
        var found = record?.Checksum.StartsWith("Q2", StringComparison.Ordinal) == true ? "Q2" + Convert.ToBase64String(SHA256.HashData(control)) : checksum;
        if (record is not null && record.Checksum != found)
        {
            throw Mismatch(what, $"its control part has the checksum {found}, the index promises {record.Checksum}");
        }
    }

    private static Dictionary<string, byte[]> ReadControl(byte[] tar, Limits limits)
    {
        var control = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var reader = ApkTar.Open(tar, limits);
        while (reader.Read())
        {
            if (reader.Entry.Type == EntryType.File)
            {
                control[reader.Entry.Path] = ApkTar.Content(reader);
            }
        }

        return control.ContainsKey(".PKGINFO") ? control : throw new InvalidDataException("it holds no file .PKGINFO");
    }

    private void CheckContent(ApkRecord? record, string what)
    {
        var promised = Values("datahash").FirstOrDefault("");
        if (!promised.Equals(dataDigest.Hex, StringComparison.OrdinalIgnoreCase))
        {
            throw Mismatch(what, promised.Length == 0 ? "it does not say what digest its files have" : $"its files have the digest {dataDigest.Hex}, it promises {promised}");
        }

        var (name, version) = (Values("pkgname").FirstOrDefault(""), Values("pkgver").FirstOrDefault(""));
        if (record is null ? name.Length == 0 || version.Length == 0 : name != record.Name || version != record.Version)
        {
            throw Mismatch(what, $"it is '{name}-{version}'");
        }
    }

    private static DrydockException Mismatch(string what, string happened) =>
        new(ErrorCodes.DigestMismatch, $"Verifying {what} failed: {happened}.", "The mirror is damaged or out of date: try again, or use another one.");
}
