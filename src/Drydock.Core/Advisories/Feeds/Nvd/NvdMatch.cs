using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Nvd;

/// <summary>Reads a CPE match criterion.</summary>
internal static class NvdMatch
{
    /// <summary>The CPE, as it is written.</summary>
    public static string Criteria(JsonElement match) => match.Text("criteria") is { Length: > 0 } criteria ? criteria : match.Text("cpe23Uri");

    /// <summary>The versions between the ends that the criterion gives; null when it gives none.</summary>
    public static VersionSpan? Span(JsonElement match)
    {
        var from = match.Text("versionStartIncluding");
        var after = match.Text("versionStartExcluding");
        var to = match.Text("versionEndIncluding");
        var before = match.Text("versionEndExcluding");
        return (from.Length | after.Length | to.Length | before.Length) == 0
            ? null
            : new VersionSpan(Bound(from.Length > 0 ? from : after), Bound(before), before.Length > 0 ? null : Bound(to), from.Length == 0 && after.Length > 0);
    }

    private static string? Bound(string version) => version.Length > 0 ? version : null;
}
