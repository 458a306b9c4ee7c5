using System.IO.Compression;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Languages.Java;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Inventories.Languages;

public sealed class JavaArchiveLimitTests
{
    [Fact]
    public void A_nested_bomb_is_a_gap_and_costs_no_memory()
    {
        var bomb = Zip(("a.jar", new byte[64 << 20]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var gaps = Read(bomb, new Limits { NestedFileBytes = 1 << 20 });
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
        Assert.Equal(GapKind.Limit, Assert.Single(gaps).Kind);
    }

    [Fact]
    public void A_member_that_lies_about_its_size_is_a_gap()
    {
        var bomb = Zip(("a.jar", new byte[64 << 20]));
        var row = bomb.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(bomb.AsSpan(row + 24), 100);
        Assert.Equal(GapKind.Limit, Assert.Single(Read(bomb, new Limits { NestedFileBytes = 1 << 20 })).Kind);
    }

    [Fact]
    public void Many_small_archives_end_at_the_limit_of_all_together()
    {
        var inner = Zip(("x.class", [1]));
        var wide = Zip([.. Enumerable.Range(0, 200).Select(i => ($"{i}.jar", inner))]);
        var facts = new List<Fact>();
        var gaps = Read(wide, new Limits { NestedBytes = 1 << 20 }, facts);
        Assert.InRange(facts.Count, 50, 70);
        Assert.Contains(gaps, g => g.Kind == GapKind.Limit);
    }

    [Fact]
    public void Members_that_share_their_bytes_are_read_once()
    {
        var zip = Zip(("a.jar", Zip(("x.class", [1]))), ("b.jar", Zip(("y.class", [1]))));
        var second = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        zip.AsSpan(second + 42, 4).Clear();
        var facts = new List<Fact>();
        Assert.Equal(GapKind.Malformed, Assert.Single(Read(zip, Limits.Default, facts)).Kind);
        Assert.Single(facts);
    }

    private static List<Gap> Read(byte[] zip, Limits limits, List<Fact>? facts = null)
    {
        var gaps = new List<Gap>();
        new JavaArchiveAnalyzer().Analyze(new FileView("opt/a.war", 420, zip) { Limits = limits }, new FactWriter("opt/a.war", "java-archive", facts ?? [], gaps));
        return gaps;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in members)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }
}
