using Drydock.Core.Advisories;
using Drydock.Core.Reports.Formats;

namespace Drydock.Core.Reports.Comparisons;

/// <summary>Words of comparisons.</summary>
internal static class ComparisonText
{
    public static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "+",
        ChangeKind.Removed => "-",
        _ => "~",
    };

    /// <summary>How many of each kind; "the same" when nothing differs.</summary>
    public static string Counts(IEnumerable<ChangeKind> kinds)
    {
        var counts = string.Join(", ", kinds.CountBy(k => k).OrderBy(c => c.Key).Select(c => $"{Amount.Of(c.Value)} {Kebab.Of(c.Key)}"));
        return counts.Length > 0 ? counts : "the same";
    }
}
