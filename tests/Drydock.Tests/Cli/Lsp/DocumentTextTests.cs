using System.Text;
using System.Text.Json;
using Drydock.Cli.Lsp;
using FsCheck;
using FsCheck.Fluent;

namespace Drydock.Tests.Cli.Lsp;

/// <summary>Places in texts, in every way in which editors count.</summary>
public sealed class DocumentTextTests
{
    // One letter of one, two, three and four bytes; the last is two units of UTF-16.
    private const string Letters = "aü€😀b";

    [Theory]
    [InlineData(PositionEncoding.Utf16, 0, 1, 2, 3, 5)]
    [InlineData(PositionEncoding.Utf8, 0, 1, 3, 6, 10)]
    [InlineData(PositionEncoding.Utf32, 0, 1, 2, 3, 4)]
    internal void Columns_count_what_was_agreed_upon(PositionEncoding encoding, params int[] columns)
    {
        var text = new DocumentText("x\n" + Letters, encoding);
        int[] offsets = [2, 3, 4, 5, 7];
        Assert.Equal(columns, offsets.Select(o => text.PlaceOf(o).Column));
        Assert.Equal(offsets, columns.Select(c => text.OffsetOf(new TextPlace(1, c))));
    }

    [Theory]
    [InlineData(PositionEncoding.Utf16)]
    [InlineData(PositionEncoding.Utf8)]
    [InlineData(PositionEncoding.Utf32)]
    internal void A_column_behind_the_line_is_its_end_and_a_line_behind_the_last_the_end(PositionEncoding encoding)
    {
        var text = new DocumentText("ab\r\nc\rd\n", encoding);
        Assert.Equal(2, text.OffsetOf(new TextPlace(0, 99)));
        Assert.Equal(5, text.OffsetOf(new TextPlace(1, 99)));
        Assert.Equal(7, text.OffsetOf(new TextPlace(2, 99)));
        Assert.Equal(8, text.OffsetOf(new TextPlace(3, 0)));
        Assert.Equal(8, text.OffsetOf(new TextPlace(99, 0)));
    }

    [Fact]
    public void Half_a_letter_is_its_beginning() => Assert.Equal(1, new DocumentText("a😀", PositionEncoding.Utf8).OffsetOf(new TextPlace(0, 3)));

    [Fact]
    public void Every_place_leads_back_to_where_it_came_from()
    {
        var pieces = Gen.Elements("a", "ü", "€", "😀", "\n", "\r\n", "\r");
        var texts = pieces.ListOf().Select(l => string.Concat(l));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            foreach (var encoding in Enum.GetValues<PositionEncoding>())
            {
                var document = new DocumentText(text, encoding);
                for (var i = 0; i < text.Length; i++)
                {
                    var isInside = char.IsLowSurrogate(text[i]) || (text[i] == '\n' && i > 0 && text[i - 1] == '\r');
                    Assert.True(isInside || document.OffsetOf(document.PlaceOf(i)) == i, $"{i} in {text}");
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Changes_are_made_one_after_the_other() => Assert.Equal(
        "FROM 😀!\nUSER x\n",
        Apply("FROM a\n", PositionEncoding.Utf16, """[{"range":{"start":{"line":0,"character":5},"end":{"line":0,"character":6}},"text":"😀"},{"range":{"start":{"line":0,"character":7},"end":{"line":0,"character":7}},"text":"!"},{"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":0}},"text":"USER x\n"}]"""));

    [Fact]
    public void A_change_in_UTF8_counts_bytes() => Assert.Equal(
        "ü€X", Apply("ü€😀", PositionEncoding.Utf8, """[{"range":{"start":{"line":0,"character":5},"end":{"line":0,"character":9}},"text":"X"}]"""));

    [Fact]
    public void A_change_without_a_range_is_the_whole_text() => Assert.Equal("b", Apply("a", PositionEncoding.Utf16, """[{"text":"x"},{"text":"b"}]"""));

    [Theory]
    [InlineData("""[{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":1}},"text":""}]""")]
    [InlineData("""[{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":1}},"text":""}]""")]
    [InlineData("""[{"range":7,"text":""}]""")]
    [InlineData("""[{"text":"\ud800"}]""")]
    [InlineData("[1]")]
    public void A_change_that_cannot_be_understood_leaves_no_text(string changes) => Assert.Null(Apply("abc", PositionEncoding.Utf16, changes));

    /// <summary>An editor that edits at random and a server that follows it have the same text.</summary>
    [Fact]
    public void Random_edits_keep_both_sides_the_same()
    {
        var pieces = Gen.Elements("a", "ü", "😀", "\n", "\r\n", "").ListOf().Select(l => string.Concat(l));
        var edits = (from at in Gen.Choose(0, 1000) from length in Gen.Choose(0, 20) from put in pieces select (at, length, put)).ListOf();
        Prop.ForAll(edits.ToArbitrary(), steps =>
        {
            foreach (var encoding in Enum.GetValues<PositionEncoding>())
            {
                var mine = "FROM a\nRUN b\n";
                var theirs = new DocumentText(mine, encoding);
                foreach (var (at, length, put) in steps)
                {
                    var start = Whole(mine, at % (mine.Length + 1));
                    var end = Whole(mine, Math.Min(mine.Length, start + length));
                    var here = new DocumentText(mine, encoding);
                    var change = $$"""[{"range":{"start":{{Json(here.PlaceOf(start))}},"end":{{Json(here.PlaceOf(end))}}},"text":{{LspRun.Quote(put)}}}]""";
                    mine = mine[..start] + put + mine[end..];
                    theirs = ContentChanges.Apply(theirs, JsonElement.Parse(change), int.MaxValue)!;
                }

                Assert.Equal(mine, theirs.Text);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static string Json(TextPlace place) => $$"""{"line":{{place.Line}},"character":{{place.Column}}}""";

    /// <summary>Editors do not cut letters and line ends in two.</summary>
    private static int Whole(string text, int offset) =>
        offset < text.Length && offset > 0 && (char.IsLowSurrogate(text[offset]) || (text[offset] == '\n' && text[offset - 1] == '\r')) ? offset - 1 : offset;

    private static string? Apply(string text, PositionEncoding encoding, string changes) =>
        ContentChanges.Apply(new DocumentText(text, encoding), JsonElement.Parse(Encoding.UTF8.GetBytes(changes)), 1000)?.Text;
}
