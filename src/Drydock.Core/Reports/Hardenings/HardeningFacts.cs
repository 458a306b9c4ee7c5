using System.Globalization;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Hardenings;

/// <summary>The rows of a comparison, in words.</summary>
internal static class HardeningFacts
{
    public static IEnumerable<(string Name, string Before, string After)> Of(PlatformHardening platform)
    {
        var (before, after) = (platform.Before, platform.After);
        yield return ("files", $"{Amount.Of(before.Files)} ({Amount.Bytes(before.FileBytes)})", $"{Amount.Of(after.Files)} ({Amount.Bytes(after.FileBytes)}){Ratio(before.FileBytes, after.FileBytes)}");
        yield return ("compressed", Amount.Bytes(before.Compressed), Amount.Bytes(after.Compressed) + Ratio(before.Compressed, after.Compressed));
        yield return ("layers", Amount.Of(before.Layers), Amount.Of(after.Layers));
        yield return ("packages", Amount.Of(before.Packages), Amount.Of(after.Packages));
        yield return ("vulnerabilities", Vulnerabilities(before), Vulnerabilities(after));
        yield return ("fixable", Amount.Of(before.Fixable), Amount.Of(after.Fixable));
        yield return ("other findings", Amount.Of(before.Findings), Amount.Of(after.Findings));
        yield return ("shells", Amount.Of(before.Shells), Amount.Of(after.Shells));
        yield return ("setuid files", Amount.Of(before.SetuidFiles), Amount.Of(after.SetuidFiles));
        yield return ("user", before.User, after.User);
    }

    private static string Vulnerabilities(ImageTotals totals)
    {
        var total = totals.Vulnerabilities.Values.Sum();
        var worst = totals.Vulnerabilities.Where(v => v.Value > 0 && v.Key >= Severity.Medium).OrderByDescending(v => v.Key).Select(v => $"{v.Value} {v.Key.ToString().ToLowerInvariant()}");
        return total == 0 ? "0" : $"{Amount.Of(total)} ({string.Join(", ", worst.DefaultIfEmpty("none above low"))})";
    }

    private static string Ratio(long before, long after) =>
        after > 0 && before > after * 1.05 ? string.Create(CultureInfo.InvariantCulture, $", {(double)before / after:0.0} times smaller") : "";
}
