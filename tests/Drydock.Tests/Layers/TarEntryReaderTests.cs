using System.Formats.Tar;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Layers;

public sealed class TarEntryReaderTests
{
    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void Every_format_reads_as_another_reader_reads_it(TarEntryFormat format)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var tar = RandomTar.Make(format, new Random(seed));
            Assert.Equal(RandomTar.Lines(tar), LayerRun.Lines(tar));
        }
    }

    [Fact]
    public void A_ustar_prefix_is_part_of_the_path() =>
        Assert.Equal(["File 644 0:0 usr/share/doc/file x"], LayerRun.Lines(new TarBytes().Add('0', "doc/file", "x", prefix: "usr/share").Build()));

    [Fact]
    public void Content_of_a_file_whose_name_ends_in_a_slash_is_not_read_as_headers() =>
        Assert.Equal(["File 644 0:0 a 1", "File 644 0:0 b 2"], LayerRun.Lines(new TarBytes().Add('0', "a/", "1").Add('0', "b", "2").Build()));

    [Fact]
    public void Only_the_oldest_form_names_a_folder_by_a_slash() =>
        Assert.Equal(["Directory 644 0:0 a", "File 644 0:0 b 2"], LayerRun.Lines(new TarBytes().Add('\0', "a/").Add('\0', "b", "2").Build()));

    [Fact]
    public void A_folder_has_no_content_whatever_its_size_says() =>
        Assert.Equal(["Directory 644 0:0 a", "File 644 0:0 b 2"], LayerRun.Lines(new TarBytes().Add('5', "a", size: "00000001000").Add('0', "b", "2").Build()));

    [Fact]
    public void An_empty_pax_value_leaves_the_header_as_it_is() =>
        Assert.Equal(["File 644 0:0 a 1"], LayerRun.Lines(new TarBytes().Pax(("path", ""), ("size", ""), ("uid", "")).Add('0', "a", "1").Build()));

    [Fact]
    public void A_second_set_of_pax_records_replaces_the_first() =>
        Assert.Equal(["File 644 7:0 a 1"], LayerRun.Lines(new TarBytes().Pax(("path", "hidden")).Pax(("uid", "7")).Add('0', "a", "1").Build()));

    [Fact]
    public void Global_records_change_nothing() =>
        Assert.Equal(["File 644 0:0 a 1"], LayerRun.Lines(new TarBytes().Add('g', "global", TarBytes.Record("path", "hidden")).Add('0', "a", "1").Build()));

    [Fact]
    public void A_long_name_of_GNU_goes_before_a_pax_path() =>
        Assert.Equal(["File 644 0:0 long 1"], LayerRun.Lines(new TarBytes().Add('L', "././@LongLink", "long\0").Pax(("path", "pax")).Add('0', "a", "1").Build()));

    [Fact]
    public void A_pax_size_goes_before_the_one_of_the_header() =>
        Assert.Equal(["File 644 0:0 a 12345", "File 644 0:0 b 2"], LayerRun.Lines(new TarBytes().Pax(("size", "5")).Add('0', "a", "12345", size: "00000000000").Add('0', "b", "2").Build()));

    [Fact]
    public void A_sparse_file_keeps_its_name_and_size_and_offers_no_content()
    {
        using var reader = LayerRun.Open(new TarBytes().Pax(("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "real"), ("GNU.sparse.realsize", "4096")).Add('0', "fake", "1\n0\n512\n").Add('0', "b").Build());
        Assert.True(reader.Read());
        Assert.Equal(("real", 4096, true, 0), (reader.Entry.Path, reader.Entry.Size, reader.Entry.IsSparse, reader.Peek(4).Length));
        Assert.Empty(LayerRun.ReadAll(reader));
        Assert.True(reader.Read());
        Assert.Equal("b", reader.Entry.Path);
    }

    [Fact]
    public void A_sparse_name_without_a_known_version_is_not_followed() =>
        Assert.Equal(["File 644 0:0 a 1"], LayerRun.Lines(new TarBytes().Pax(("GNU.sparse.name", "hidden")).Add('0', "a", "1").Build()));

    [Theory]
    [InlineData("77777777777")]
    [InlineData("\x80\0\0\0\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF")]
    [InlineData("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF")]
    [InlineData("99999999999")]
    public void A_size_that_cannot_be_is_a_corrupt_layer(string size) =>
        Assert.Equal(ErrorCodes.CorruptLayer, Fails(new TarBytes().Add('0', "a", "1", size).Build()).Code);

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775300")]
    [InlineData("-1")]
    [InlineData("12x")]
    public void A_pax_size_that_cannot_be_is_a_corrupt_layer(string size) =>
        Assert.Equal(ErrorCodes.CorruptLayer, Fails(new TarBytes().Pax(("size", size)).Add('0', "a", "1").Build()).Code);

    [Fact]
    public void Missing_padding_and_end_marks_are_forgiven() =>
        Assert.Equal(["File 644 0:0 a 1"], LayerRun.Lines(new TarBytes().Add('0', "a", "1").Build(end: false)[..513]));

    [Theory]
    [InlineData(512)]
    [InlineData(300)]
    [InlineData(1025)]
    public void A_tar_cut_short_is_a_corrupt_layer(int length) =>
        Assert.Equal(ErrorCodes.CorruptLayer, Fails(new TarBytes().Add('0', "a", "1").Add('0', "b", "2").Build()[..length]).Code);

    [Fact]
    public void Entries_after_one_empty_header_are_a_corrupt_layer() =>
        Assert.Equal(ErrorCodes.CorruptLayer, Fails([.. new TarBytes().Add('0', "a", "1").Build(end: false), .. new byte[512], .. new TarBytes().Add('0', "b", "2").Build()]).Code);

    [Fact]
    public void A_path_over_the_limit_is_a_gap()
    {
        using var reader = LayerRun.Open(new TarBytes().Add('0', "a", "1").Pax(("path", new string('x', 300))).Add('0', "b", "2").Add('2', "c", link: "longer-than-ten").Build(), Limits.Default with { PathBytes = 10 });
        Assert.Equal(["File 644 0:0 a 1"], LayerRun.Lines(reader));
        Assert.Equal([GapKind.Limit, GapKind.Limit], reader.Gaps.Select(g => g.Kind));
    }

    [Fact]
    public void An_entry_of_an_unknown_type_is_a_gap_and_the_next_one_is_read()
    {
        using var reader = LayerRun.Open(new TarBytes().Add('Z', "odd", "content").Add('0', "b", "2").Build());
        Assert.Equal(["File 644 0:0 b 2"], LayerRun.Lines(reader));
        Assert.Equal(("odd", GapKind.Unsupported), (reader.Gaps.Single().Path, reader.Gaps.Single().Kind));
    }

    [Fact]
    public void A_name_that_leaves_the_root_is_kept_inside_and_is_a_gap()
    {
        using var reader = LayerRun.Open(new TarBytes().Add('0', "../../etc/passwd", "x").Build());
        Assert.Equal(["File 644 0:0 etc/passwd x"], LayerRun.Lines(reader));
        Assert.Equal(GapKind.Path, reader.Gaps.Single().Kind);
    }

    [Fact]
    public void More_entries_than_the_limit_end_the_layer() =>
        Assert.Throws<LimitException>(() => LayerRun.Lines(new TarBytes().Add('0', "a").Add('0', "b").Build(), Limits.Default with { Entries = 1 }));

    private static DrydockException Fails(byte[] tar) => Assert.Throws<DrydockException>(() => LayerRun.Lines(tar));
}
