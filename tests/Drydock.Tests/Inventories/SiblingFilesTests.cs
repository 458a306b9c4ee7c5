using System.Formats.Tar;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Inventories;

/// <summary>Files that mean nothing apart are read together, wherever in the layer they come.</summary>
public sealed class SiblingFilesTests
{
    private const string Database = "var/lib/rpm/rpmdb.sqlite";

    [Theory]
    [InlineData(Database, "etc/hostname", Database + "-wal")]
    [InlineData(Database + "-wal", Database)]
    [InlineData(Database, Database + "-wal", Database)]
    public void A_database_is_read_with_the_log_beside_it(params string[] order) => Assert.Equal(["bash", "nodejs", "old"], Packages(order));

    [Fact]
    public void A_database_alone_is_what_it_was_before_the_log() => Assert.Equal(["bash", "openssl-libs", "nodejs"], Packages(Database));

    private static IEnumerable<string> Packages(params string[] order)
    {
        var input = Path.Join(Repository.Fixtures("analyzers"), "rpm-sqlite", "log", "input");
        var entries = order.Select(p => Path.Join(input, p) is var file && File.Exists(file)
            ? new PaxTarEntry(TarEntryType.RegularFile, p) { DataStream = new MemoryStream(File.ReadAllBytes(file)) }
            : TarBytes.File(p, "something else"));
        using var reader = LayerRun.Open(TarBytes.Of([.. entries]));
        var scan = new LayerScanner(Analyzers.All, Limits.Default).Scan(reader, default);
        return scan.Groups[AnalyzerGroup.Packages].Facts.Select(f => f.Body).OfType<PackageFact>().Select(f => f.Package.Name);
    }
}
