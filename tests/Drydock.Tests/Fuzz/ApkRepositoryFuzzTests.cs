using System.Text;
using Drydock.Core.Repositories.Apk;
using Drydock.Core.Repositories.Upgrading;
using Drydock.Oci.Content;
using Drydock.Tests.Repositories;
using Drydock.Tests.Repositories.Apk;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled packages, indexes and records of Alpine: an error with a code or a result.</summary>
public sealed class ApkRepositoryFuzzTests : IDisposable
{
    private const string Key = "k";

    private readonly TempFolder folder = new();

    [Fact]
    public void Packages_and_indexes_survive_spoiling()
    {
        var maker = new ApkMaker(folder);
        var keys = ApkKeys.Parse([(Key, maker.MakeKey(Key))]);
        var (file, record) = maker.Package(Key, "a", "1-r0");
        var known = ApkRecords.Read(Encoding.UTF8.GetBytes(record), "it")[0];
        var small = Limits.Default with { TotalBytes = 16 << 20, NestedFileBytes = 1 << 20 };
        Fuzzer.Run("apk", input => Try(input, bytes => ApkPackageFile.Read(bytes, known, keys, small, "it")), [file], allocationFactor: 65536);
        Fuzzer.Run("apkindex", input => Try(input, bytes => ApkIndex.Read(bytes, new MemoryRepository(), "x86_64", "", keys, small, "it")), [maker.Index(Key, record)], allocationFactor: 65536);
    }

    [Fact]
    public void Records_and_their_relations_survive_spoiling() =>
        Fuzzer.Run("apk-records", input => Try(input, Solve), ["P:a\nV:2-r0\nD:b>=1 so:x=1 !c<2\np:so:a=1 cmd:a=2\n\nP:b\nV:2-r0\nD:a=2-r0\n\n"u8.ToArray()], allocationFactor: 4096);

    public void Dispose() => folder.Dispose();

    private static void Solve(byte[] text)
    {
        var records = ApkRecords.Read(text, "it");
        var installed = ApkRecords.Read("P:a\nV:1-r0\n\nP:b\nV:1-r0\nD:a=1-r0\n"u8, "it");
        _ = ApkPlanner.Plan(installed, "a b", [new ApkIndex(new MemoryRepository(), "x", "k", "", [.. records])], [new WantedUpgrade("a", "2-r0")]);
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
