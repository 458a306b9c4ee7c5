using System.Text;
using Drydock.Core.Advisories.Versions;
using Drydock.Tests.Advisories.Versions;

namespace Drydock.Tests.Fuzz;

/// <summary>Version orders and range parsers on spoiled versions and ranges: an answer or a problem in words, never anything else.</summary>
public sealed class VersionFuzzTests
{
    private const double SecondsForEach = 0.3;

    /// <summary>Texts are characters of two bytes, cut into conditions and intervals.</summary>
    private const int Factor = 1024;

    public static TheoryData<string> Ids() => [.. VersionSchemes.All.Select(s => s.Info.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_order_survives_spoiled_versions(string id)
    {
        var order = VersionSchemes.Find(id)!;
        byte[][] seeds = [.. VersionChains.All.Where(c => c.Scheme == id).SelectMany(c => VersionChains.Read(c.Chain)).Select(v => Encoding.UTF8.GetBytes(v.Version + " " + v.Version))];
        Fuzzer.Run($"order-{id}", input => Compare(order, Encoding.UTF8.GetString(input)), seeds, SecondsForEach);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_range_parser_survives_spoiled_ranges(string id)
    {
        byte[][] seeds = [.. RangeCases.All.Where(c => VersionSchemes.Find(c.Scheme)!.Info.Id == id).Select(c => Encoding.UTF8.GetBytes(c.Range))];
        Fuzzer.Run($"range-{id}", input => Ask(id, Encoding.UTF8.GetString(input)), seeds, SecondsForEach, Factor);
    }

    private static void Compare(IVersionScheme order, string text)
    {
        var blank = Math.Max(0, text.IndexOf(' ', StringComparison.Ordinal));
        var (left, right) = (text[..blank], text[blank..]);
        if (Math.Sign(order.Compare(left, right)) != -Math.Sign(order.Compare(right, left)) || order.Compare(text, text) != 0)
        {
            throw new InvalidOperationException("the order contradicts itself");
        }
    }

    private static void Ask(string id, string text)
    {
        var isRead = VersionRanges.TryParse(id, text, out var range, out var problem);
        if (isRead != (problem.Length == 0) || isRead != VersionRanges.TrySatisfies(id, "1.2.3", text, out _, out _))
        {
            throw new InvalidOperationException("the range is read and is not");
        }

        range.Complement(VersionSchemes.Find(id)!);
    }
}
