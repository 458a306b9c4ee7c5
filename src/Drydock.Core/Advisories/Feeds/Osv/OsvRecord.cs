using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Reads records of the OSV schema. <see href="https://ossf.github.io/osv-schema/"/></summary>
internal static class OsvRecord
{
    public static void Read(JsonElement record, FeedWriter writer)
    {
        var ids = OsvIds.Read(record);
        if (ids.Id.Length == 0)
        {
            writer.Gap("", "A record has no id.");
            return;
        }

        var isWithdrawn = record.Member("withdrawn").ValueKind == JsonValueKind.String;
        writer.Add(new Advisory
        {
            Id = ids.Id,
            Aliases = ids.Aliases,
            Covers = ids.Covers,
            Title = record.Text("summary").Trim(),
            Description = record.Text("details"),
            References = [.. record.Items("references").Select(r => r.Text("url")).Where(IsAddress).Distinct(StringComparer.Ordinal)],
            Published = record.Date("published"),
            Modified = record.Date("modified"),
            IsWithdrawn = isWithdrawn,
            Ratings = OsvRatings.Read(record, ids.Id, writer),
            Weaknesses = Weaknesses(record),
            Affected = isWithdrawn || ids.IsPlainUpdate ? [] : OsvAffected.Read(record, ids.Id, writer),
        });
    }

    private static bool IsAddress(string text) => text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);

    /// <summary>GitHub and the PSF list ids; PyPA lists objects beside each package; curl has one object.</summary>
    private static ImmutableArray<string> Weaknesses(JsonElement record)
    {
        var own = record.Member("database_specific");
        return
        [
            .. own.Texts("cwe_ids")
                .Append(own.Member("CWE").Text("id"))
                .Concat(record.Items("affected").SelectMany(a => a.Member("database_specific").Items("cwes")).Select(c => c.Text("cweId")))
                .Where(c => c.StartsWith("CWE-", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
