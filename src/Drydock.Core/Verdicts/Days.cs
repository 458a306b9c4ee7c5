using System.Globalization;

namespace Drydock.Core.Verdicts;

/// <summary>Durations as people write them in policies: <c>30d</c>, <c>4w</c>, <c>1y</c>.</summary>
internal static class Days
{
    private const int Most = 36_500;

    /// <summary>False when it is none, or longer than a hundred years.</summary>
    public static bool TryParse(string text, out int days)
    {
        days = 0;
        var unit = text.Length < 2 ? 0 : text[^1] switch { 'd' => 1, 'w' => 7, 'y' => 365, _ => 0 };
        if (unit == 0 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > Most / unit)
        {
            return false;
        }

        days = count * unit;
        return true;
    }
}
