using System.Text;
using Drydock.Core.Advisories.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Drydock.Tests.Advisories.Storage;

/// <summary>The table that a shard is: what goes in comes out, in the same bytes whatever the order.</summary>
public sealed class SortedTableTests
{
    private static readonly Gen<string> Part = Gen.Elements("a", "b", "ab", "lib", "libc", "libc6", "openssl", "é", "日本", "\U0001F600", "\uFFFD", "\uE000", "z", "", "-", "/", "@scope/");
    private static readonly Gen<string> Key = from parts in Part.ArrayOf() select string.Concat(parts.Take(12));
    private static readonly Gen<byte[]> Value = Gen.OneOf(Gen.Constant(new byte[] { 1 }), Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(), Gen.Choose(0, 3).Select(i => Enumerable.Repeat((byte)i, 20_000).ToArray()));
    private static readonly Gen<(string Key, byte[] Value)[]> Entries = (from key in Key from value in Value where value.Length > 0 select (key, value)).ArrayOf();

    [Fact]
    public void Whatever_goes_in_comes_out() => Prop.ForAll(Entries.ToArbitrary(), entries =>
    {
        using var shard = Open(Write(entries));
        var expected = Expected(entries);
        var all = shard.All().ToList();
        return all.Select(e => e.Key).SequenceEqual(expected.Keys)
            && all.All(e => e.Value.Span.SequenceEqual(expected[e.Key]))
            && expected.All(e => shard.Find(e.Key).SequenceEqual(e.Value));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_not_in_it_is_not_found() => Prop.ForAll(Entries.ToArbitrary(), Key.ToArbitrary(), (entries, key) =>
    {
        using var shard = Open(Write(entries));
        return !shard.Find(key).IsEmpty == entries.Any(e => e.Key == key);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_entries_come_leaves_no_trace() => Prop.ForAll(Entries.ToArbitrary(), entries =>
        Write(entries).AsSpan().SequenceEqual(Write([.. entries.Reverse()]))).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_single_bit_that_turns_is_noticed()
    {
        var good = Write([.. Enumerable.Range(0, 3000).Select(i => ($"name-{i % 700}", BitConverter.GetBytes(i * 7919)))]);
        var before = Content(good);
        for (var bit = 0; bit < good.Length * 8; bit += good.Length > 4000 ? 13 : 1)
        {
            var bytes = (byte[])good.Clone();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<InvalidDataException>(() => Content(bytes));
        }

        Assert.Equal(before, Content(good));
    }

    [Fact]
    public void A_table_that_was_cut_short_or_goes_on_is_refused()
    {
        var good = Write([("a", [1, 2, 3]), ("b", [4])]);
        for (var length = 0; length < good.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Content(good[..length]));
        }

        Assert.Throws<InvalidDataException>(() => Content([.. good, 0]));
    }

    private static string Content(byte[] bytes)
    {
        using var shard = Open(bytes);
        return string.Join('\n', shard.All().Select(e => $"{e.Key} {Convert.ToHexString(e.Value.Span)}"));
    }

    private static ShardReader Open(byte[] bytes) => ShardReader.Open(ShardBytes.Of(bytes));

    private static byte[] Write((string Key, byte[] Value)[] entries)
    {
        var table = new EntryTable();
        foreach (var (key, value) in entries)
        {
            table.Add(key, value);
        }

        return ShardWriter.Write(ShardKind.Packages, table.Sorted(), out _);
    }

    /// <summary>Told plainly: keys by their bytes, each with its different values by their bytes.</summary>
    private static SortedDictionary<string, byte[]> Expected((string Key, byte[] Value)[] entries) => new(
        entries.GroupBy(e => e.Key, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.Select(e => Convert.ToHexString(e.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(Convert.FromHexString).ToArray()),
        Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b))));
}
