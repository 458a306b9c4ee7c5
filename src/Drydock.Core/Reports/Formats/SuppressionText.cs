using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats;

/// <summary>Suppressions in words.</summary>
internal static class SuppressionText
{
    /// <summary>After a number: 3 covered by the distribution, 2 waived.</summary>
    public static string Of(SuppressionKind kind) => kind switch
    {
        SuppressionKind.Covered => "covered by the distribution",
        SuppressionKind.Vex => "ruled out by VEX",
        SuppressionKind.Waiver => "waived",
        SuppressionKind.Baseline => "there before",
        _ => "ignored by the policy",
    };

    /// <summary>One line with who says so, why, and until when.</summary>
    public static string Of(Suppression suppression)
    {
        var until = suppression.Until is { } day ? $" until {day:yyyy-MM-dd}" : "";
        var who = suppression.By.Length > 0 ? $" ({suppression.By}{until})" : until;
        return $"{Of(suppression.Kind)}{who}: {suppression.Why}";
    }

    /// <summary>How many there are of each kind, in words: <c>2 waived, 1 there before</c>.</summary>
    public static string Counts(IEnumerable<JudgedFinding> suppressed) =>
        string.Join(", ", suppressed.CountBy(f => f.Suppression!.Kind).OrderBy(c => c.Key).Select(c => $"{Amount.Of(c.Value)} {Of(c.Key)}"));
}
