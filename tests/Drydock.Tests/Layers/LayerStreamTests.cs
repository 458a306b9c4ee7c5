using System.Formats.Tar;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Layers;

public sealed class LayerStreamTests
{
    private static readonly byte[] Tar = Layer(3_000_000);

    [Theory]
    [InlineData("gzip")]
    [InlineData("gzip in two members")]
    [InlineData("gzip with zeros behind")]
    [InlineData("zstd")]
    [InlineData("zstd in two frames")]
    [InlineData("zstd after a skippable frame")]
    [InlineData("none")]
    public void A_layer_is_read_however_it_is_compressed(string form)
    {
        using var reader = LayerRun.Open(Compress(Tar, form), diffId: Digest.Sha256(Tar));
        Assert.Equal(RandomTar.Lines(Tar), LayerRun.Lines(reader));
        reader.Complete();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("none")]
    public void A_layer_that_is_not_what_its_diff_ID_promises_is_an_integrity_error(string form)
    {
        using var reader = LayerRun.Open(Compress(Tar, form), diffId: Digest.Sha256("another"u8));
        Assert.Equal(ErrorCodes.DiffIdMismatch, Assert.Throws<DrydockException>(reader.Complete).Code);
    }

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("gzip", 9)]
    [InlineData("gzip", 100_000)]
    [InlineData("zstd", 1)]
    [InlineData("zstd", 100_000)]
    public void A_compressed_stream_cut_short_is_a_corrupt_layer_though_its_digest_is_right(string form, int cut)
    {
        var blob = Compress(Tar, form);
        using var reader = LayerRun.Open(blob[..^cut]);
        Assert.Equal(ErrorCodes.CorruptLayer, Assert.Throws<DrydockException>(reader.Complete).Code);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("none")]
    public void A_blob_with_a_flipped_bit_is_a_digest_mismatch(string form)
    {
        var blob = Compress(Tar, form);
        var digest = Digest.Sha256(blob);
        blob[blob.Length / 2] ^= 4;
        using var reader = LayerReader.Open(new VerifyingStream(new MemoryStream(blob), digest, blob.Length, "the blob"), new Descriptor(MediaType.OciLayer, digest, blob.Length), Digest.Sha256(Tar), Limits.Default);
        Assert.Equal(ErrorCodes.DigestMismatch, Assert.Throws<DrydockException>(reader.Complete).Code);
    }

    [Fact]
    public void An_empty_blob_is_an_empty_layer() => Assert.Empty(LayerRun.Lines([]));

    [Fact]
    public void Layers_share_one_budget_of_bytes()
    {
        var budget = new ByteBudget(Tar.Length + 1000);
        using var first = LayerRun.Open(Tar, budget: budget);
        first.Complete();
        using var second = LayerRun.Open(Tar, budget: budget);
        Assert.Throws<LimitException>(second.Complete);
    }

    [Fact]
    public void A_bomb_ends_at_the_ratio()
    {
        var bomb = LayerRun.Gzip(TarBytes.Of(TarBytes.File("zeros", new string('\0', 4 << 20))));
        Assert.Throws<LimitException>(() => LayerRun.Lines(bomb, Limits.Default with { RatioFloor = 1 << 20, CompressionRatio = 100 }));
    }

    [Fact]
    public void A_read_error_reaches_the_reader_every_time_it_asks()
    {
        using var reader = Open(new FaultyStream(Tar, 1_000_000, () => throw new IOException("the disk is gone")));
        Assert.Equal(ErrorCodes.BlobMissing, Assert.Throws<DrydockException>(reader.Complete).Code);
        Assert.Equal(ErrorCodes.BlobMissing, Assert.Throws<DrydockException>(reader.Complete).Code);
    }

    [Fact]
    public void A_bug_below_reaches_the_reader_as_it_is()
    {
        using var reader = Open(new FaultyStream(Tar, 1_000_000, () => throw new InvalidOperationException("a bug")));
        Assert.Throws<InvalidOperationException>(reader.Complete);
    }

    [Fact]
    public void A_blob_that_cannot_be_read_at_all_is_closed()
    {
        var blob = new FaultyStream(Tar, 0, () => throw new IOException("the disk is gone"));
        Assert.Equal(ErrorCodes.BlobMissing, Assert.Throws<DrydockException>(() => Open(blob)).Code);
        Assert.True(blob.IsClosed.IsSet);
    }

    [Fact]
    public void A_reader_that_leaves_early_closes_the_blob()
    {
        var blob = new FaultyStream(Tar, long.MaxValue, () => { });
        var reader = Open(blob);
        Assert.True(reader.Read());
        reader.Dispose();
        reader.Dispose();
        Assert.True(blob.IsClosed.Wait(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_reader_that_leaves_does_not_wait_for_a_read_that_hangs()
    {
        using var gate = new ManualResetEventSlim();
        var blob = new FaultyStream(Tar, 1_000_000, gate.Wait);
        var reader = Open(blob);
        Assert.True(reader.Read());
        reader.Dispose();
        Assert.False(blob.IsClosed.IsSet);
        gate.Set();
        Assert.True(blob.IsClosed.Wait(TimeSpan.FromSeconds(10)));
    }

    private static EntryReader Open(Stream blob) => LayerReader.Open(blob, new Descriptor(MediaType.OciLayer, Digest.Sha256(Tar), Tar.Length), null, Limits.Default);

    private static byte[] Compress(byte[] tar, string form) => form switch
    {
        "gzip" => LayerRun.Gzip(tar),
        "gzip in two members" => [.. LayerRun.Gzip(tar[..70_000]), .. LayerRun.Gzip(tar[70_000..])],
        "gzip with zeros behind" => [.. LayerRun.Gzip(tar), .. new byte[10_000]],
        "zstd" => Zstd(tar),
        "zstd in two frames" => [.. Zstd(tar[..262_144]), .. Zstd(tar[262_144..])],
        "zstd after a skippable frame" => [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3, .. Zstd(tar)],
        _ => tar,
    };

    private static byte[] Zstd(byte[] bytes)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.At("tar"), bytes);
        TestPrograms.Run("zstd", "-q", folder.At("tar"));
        return File.ReadAllBytes(folder.At("tar.zst"));
    }

    private static byte[] Layer(int bytes)
    {
        var content = new byte[bytes];
        new Random(1).NextBytes(content.AsSpan(0, bytes / 3));
        return TarBytes.Of(TarBytes.File("first", "1"), new PaxTarEntry(TarEntryType.RegularFile, "big") { DataStream = new MemoryStream(content) }, TarBytes.File("last", "2"));
    }
}
