using Drydock.Core.Advisories.Storage;

namespace Drydock.Core.Advisories.Matching;

/// <summary>Writes affected versions for people: <c>&gt;= 1.2, &lt; 1.4.1 or = 2.0</c>.</summary>
internal static class RangeText
{
    /// <summary>Lists of single versions can be long; nobody reads them.</summary>
    private const int MostVersions = 5;

    public static string Of(Statement statement)
    {
        if (statement.Status == AdvisoryStatus.NotAffected)
        {
            return "none";
        }

        var parts = statement.Spans.Select(Of).Concat(statement.Versions.Take(MostVersions).Select(v => $"= {v}")).ToList();
        if (statement.Versions.Length > MostVersions)
        {
            parts.Add($"{statement.Versions.Length - MostVersions} more versions");
        }

        return parts.Count == 0 ? "all versions" : string.Join(" or ", parts);
    }

    private static string Of(VersionSpan span)
    {
        var low = span.Introduced is null ? "" : $"{(span.IsIntroducedExcluded ? ">" : ">=")} {span.Introduced}";
        var high = span.Fixed is not null ? $"< {span.Fixed}" : span.LastAffected is not null ? $"<= {span.LastAffected}" : "";
        return low.Length > 0 && high.Length > 0 ? $"{low}, {high}" : low.Length + high.Length > 0 ? low + high : "all versions";
    }
}
