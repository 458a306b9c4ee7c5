using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats;

/// <summary>What vulnerabilities were looked for in, on one line.</summary>
internal static class DatabaseText
{
    /// <summary>How old that is depends on today, so that the verdict says it.</summary>
    public static string Of(DatabaseInfo? database)
    {
        if (database is null)
        {
            return "not looked for";
        }

        var sources = database.Sources.Length > 0 ? $" of {Amount.Of(database.Sources.Length, "source", "sources")}" : "";
        var newest = database.Newest is { } day ? $", newest record of {day:yyyy-MM-dd}" : "";
        return $"{database.Name}{(database.IsSnapshot ? "" : sources)}{newest}";
    }
}
