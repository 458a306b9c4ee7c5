using System.Text;
using System.Text.Json;
using Drydock.Core.Advisories.Feeds;
using YamlDotNet.Core;

namespace Drydock.Tests.Advisories.Feeds;

/// <summary>Holds the fast reader of YAML against the parser of all YAML: what it reads at all it must read as that one does.</summary>
public sealed class PlainYamlTests
{
    private const string Record = """
        id: PYSEC-2024-1
        modified: "2024-01-02T03:04:05Z"
        withdrawn: ~
        empty:
        nothing: null
        aliases:
        - CVE-2024-1
        - 'GHSA-aaaa-bbbb-cccc'
        details: "Two lines.\n\tThe \"second\" \u00e9 \\ one. "
        url: https://example.org/a#b?c:d
        affected:
          - package:
              name: grüße
              ecosystem: PyPI
            ranges:
              - type: ECOSYSTEM
                events:
                  - introduced: "0"
                  - fixed: 1.10
            versions:
            - 1.0
            - 1.1.dev0
        last: '< 2'
        wrapped: A line that is
          continued, and

          a second one.
        quoted: 'It''s a line that
          is continued.'
        escaped: "One line \
          \ of \"two\"
          and a third."
        text: |
          ### A title

            code
        end: {}

        """;

    [Theory]
    [InlineData("a: 1")]
    [InlineData("a: 1\n")]
    [InlineData("---\na: 1  \n")]
    [InlineData("- a\n- b: 1\n  c: 2\n- d\n")]
    [InlineData("a:\n")]
    [InlineData("a:\n  b:\nc: d\n")]
    [InlineData("a:\n- b\nc: d\n")]
    [InlineData("a: \"\"\nb: ''\n")]
    [InlineData("a: \"\\x41\\u20ac\\r\"\n")]
    [InlineData("a:    b\n\n\nc: d\n  \n")]
    [InlineData("a: {}\nb: []\n")]
    [InlineData("a: b\n  c  \n\n\n   d\ne: f\n")]
    [InlineData("- a\n b\n- c\n")]
    [InlineData("a: 'it''s\n  two'' lines\n\n  '' '\n")]
    [InlineData("a: \"one \\\n  \\ line \n  and\n\n  more \"\n")]
    [InlineData("a: |\n  b\n   c\n\n  d\n\ne: f\n")]
    [InlineData("a: |-\n  b\n\n")]
    [InlineData("- |+\n  b\n\n\n- c\n")]
    [InlineData(Record)]
    public void PlainDocumentsAreReadFastAndAlike(string yaml) => Assert.Equal(Parsed(Utf8(yaml)), Read(Utf8(yaml)));

    [Theory]
    [InlineData("")]
    [InlineData("a: >-\n  b\n")]
    [InlineData("a: [b]\n")]
    [InlineData("a: {} b\n")]
    [InlineData("a: |2\n  b\n")]
    [InlineData("a: |\n\n  b\n")]
    [InlineData("a: |\n  b")]
    [InlineData("a: |\nb: c\n")]
    [InlineData("a: |\n  b\n c: d\n")]
    [InlineData("a: b\n  c: d\n")]
    [InlineData("a: b\n  # c\n")]
    [InlineData("a: 'b\nc'\n")]
    [InlineData("a: 'b\n  '\n")]
    [InlineData("a: 'b\n")]
    [InlineData("a: \"b\\ \n  c\"\n")]
    [InlineData("a: \"\\q\"\n")]
    [InlineData("a: {b: c}\n")]
    [InlineData("a: b # c\n")]
    [InlineData("# a\nb: c\n")]
    [InlineData("a: &b c\nd: *b\n")]
    [InlineData("a: !!str b\n")]
    [InlineData("? a\n: b\n")]
    [InlineData("a: b\n---\nc: d\n")]
    [InlineData("a: b\n...\n")]
    [InlineData("a: \"b\" c\n")]
    [InlineData("a: \"\\ud83d\\ude00\"\n")]
    [InlineData("a:\tb\n")]
    [InlineData("a: b\r\n")]
    [InlineData("a: b\u2028c: d\n")]
    [InlineData("a:\n    b: c\n  d: e\n")]
    [InlineData(" a: b\nc: d\n")]
    [InlineData("- - a\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a\n")]
    public void AnythingElseIsLeftToTheParser(string yaml) => Assert.Null(Read(Utf8(yaml)));

    [Fact]
    public void BytesThatAreNoTextAreLeftToTheParser() => Assert.Null(Read([.. "a: "u8, 0xFF, 0xFE, .. "\n"u8]));

    [Fact]
    public void NestingIsLeftToTheParserBeforeItHurts()
    {
        var yaml = string.Concat(Enumerable.Range(0, 5000).Select(i => new string(' ', i) + "a:\n"));

        Assert.Null(Read(Utf8(yaml)));
    }

    [Fact]
    public void WhateverIsChangedInADocumentItIsReadAlikeOrNotAtAll()
    {
        var random = new Random(20260101);
        var pieces = new[] { " ", "  ", "\n", "- ", "-", ": ", ":", "\"", "'", "#", " #", "\\", "~", "null", "|", ">", "&", "*", "!", "%", "@", "[", "]", "{", ",", "?", "é", "\u00a0", "---\n", "...", "\t", "0", "<<" };
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var yaml = Record;
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var at = random.Next(yaml.Length);
                yaml = string.Concat(yaml.AsSpan(0, at), pieces[random.Next(pieces.Length)], yaml.AsSpan(Math.Min(yaml.Length, at + random.Next(3))));
            }

            if (Read(Utf8(yaml)) is { } json)
            {
                Assert.Equal(Parsed(Utf8(yaml)), json);
                read++;
            }
        }

        Assert.InRange(read, 2000, 19_000);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string? Read(byte[] utf8) => FeedYaml.PlainToJson(utf8) is { } json ? Encoding.UTF8.GetString(json.Span) : null;

    private static string Parsed(byte[] utf8)
    {
        try
        {
            return Encoding.UTF8.GetString(FeedYaml.ToJson(utf8).Span);
        }
        catch (Exception e) when (e is YamlException or JsonException or ArgumentException or InvalidOperationException)
        {
            return e.Message;
        }
    }
}
