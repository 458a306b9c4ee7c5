using Drydock.Core.Advisories;

namespace Drydock.Core.Findings.Lifecycles;

/// <summary>What is to be said of a release on a day.</summary>
internal static class Lifecycle
{
    /// <summary>Long enough to plan a move.</summary>
    private const int NoticeDays = 60;

    /// <summary>Null while it gets fixes for long enough.</summary>
    public static (Severity Severity, string Message)? Judge(string name, SupportTime time, DateOnly day)
    {
        if (day <= time.End)
        {
            return time.End.DayNumber - day.DayNumber < NoticeDays ? (Severity.Low, $"{name} gets fixes until {time.End:yyyy-MM-dd} only.") : null;
        }

        return time.Extended is { } extended && day <= extended
            ? (Severity.Medium, $"{name} got its last fix for everybody on {time.End:yyyy-MM-dd} or before; until {extended:yyyy-MM-dd} only those who have {time.Offer} get more.")
            : (Severity.High, $"{name} gets no fixes any more, since {time.Extended ?? time.End:yyyy-MM-dd}.");
    }
}
