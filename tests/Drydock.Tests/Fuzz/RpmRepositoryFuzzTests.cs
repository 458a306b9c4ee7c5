using Drydock.Core.Repositories.OpenPgp;
using Drydock.Core.Repositories.Rpm;
using Drydock.Core.Repositories.Upgrading;
using Drydock.Oci.Content;
using Drydock.Tests.Repositories.OpenPgp;
using Drydock.Tests.Repositories.Rpm;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled RPM packages and metadata: an error with a code or a result.</summary>
public sealed class RpmRepositoryFuzzTests : IDisposable
{
    private static readonly Limits Small = Limits.Default with { TotalBytes = 1 << 20, NestedFileBytes = 1 << 20, FeedDocumentBytes = 1 << 20, RatioFloor = 1 << 16 };

    private readonly TempFolder folder = new();
    private readonly GpgHome gpg = new();

    [Fact]
    public void Packages_and_metadata_survive_spoiling()
    {
        var maker = new RpmMaker(folder, gpg);
        var key = gpg.Make("F <f@example.org>", "ed25519");
        var file = maker.Build("tool", "1");
        maker.Sign(file, key);
        maker.Index();
        var keys = Keyring.Parse([("keys", gpg.Export(key))]);
        var record = new RpmRecord { Unit = new PackageUnit { Name = "tool", Version = "1-1" }, Architecture = "noarch", Path = "a", Digest = Digest.Sha256([]), Size = 1, SourceFile = "" };
        var package = File.ReadAllBytes(file);
        Fuzzer.Run("rpm", input => Try(input, bytes => RpmPackageFile.Read(bytes, record, keys, TimeProvider.System, Small, "it")), [package]);
        var good = RpmPackageFile.Read(package, record, keys, TimeProvider.System, Small, "it");
        Fuzzer.Run("rpm-header", input => _ = RpmUnits.Read(input, "x86_64"), [good.Header.ToArray()]);
        Fuzzer.Run("rpm-payload", input => Try(input, Walk), [package[(96 + ((good.SignatureHeader.Length + 15) & ~7) + good.Header.Length + 8)..]], allocationFactor: 4096);
        Fuzzer.Run("repomd", input => Try(input, bytes => RpmIndex.Primary(bytes, "it")), [File.ReadAllBytes(Path.Join(maker.Repository, "repodata", "repomd.xml"))]);
        var primary = TestPrograms.Run("sh", "-c", $"zcat '{maker.Repository}'/repodata/*primary.xml.gz");
        Fuzzer.Run("rpm-primary", input => Try(input, ReadPrimary), [System.Text.Encoding.UTF8.GetBytes(primary)], allocationFactor: 1024);
    }

    public void Dispose()
    {
        gpg.Dispose();
        folder.Dispose();
    }

    private static void ReadPrimary(byte[] text) => RpmMetadata.ReadPrimary(new MemoryStream(text), new RpmIndexEntry("a", Digest.Sha256(text), text.Length), "x86_64", Small, "it");

    private static void Walk(byte[] bytes)
    {
        using var payload = new RpmPayload(new VerifyingStream(new MemoryStream(bytes), Digest.Sha256(bytes), bytes.Length, "it"), Small, "it");
        var content = new byte[4096];
        while (payload.Read())
        {
            while (payload.ReadContent(content) > 0)
            {
                // To its end.
            }
        }
    }

    private static void Try(ReadOnlySpan<byte> input, Action<byte[]> read)
    {
        try
        {
            read(input.ToArray());
        }
        catch (DrydockException)
        {
            // An answer as good as any.
        }
    }
}
