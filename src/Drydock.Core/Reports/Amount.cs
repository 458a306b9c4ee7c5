using System.Globalization;

namespace Drydock.Core.Reports;

/// <summary>Numbers for people.</summary>
public static class Amount
{
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(long number, string one, string many) => $"{Of(number)} {(number == 1 ? one : many)}";

    /// <summary>Bytes in decimal units, as registries and disks count.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{Scale(bytes, 1e3)} kB",
        < 1_000_000_000 => $"{Scale(bytes, 1e6)} MB",
        _ => $"{Scale(bytes, 1e9)} GB",
    };

    /// <summary>0 to 1 as a percentage; what is more than nothing never reads as nothing.</summary>
    public static string Percent(double share) => share is > 0 and < 0.01 ? "< 1 %" : $"{(share * 100).ToString("0", CultureInfo.InvariantCulture)} %";

    private static string Scale(long bytes, double unit) => (bytes / unit).ToString("0.0", CultureInfo.InvariantCulture);
}
