using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Matching;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Inventories;
using Drydock.Core.Reports.Formats;

namespace Drydock.Core.Reports;

/// <summary>Tells all that a database knows of a vulnerability or a package, as lines for people. Feeds are written by strangers: nothing of them steers a terminal.</summary>
internal static class DatabaseSearch
{
    /// <summary>Nothing when the database does not know it.</summary>
    public static List<string> OfId(AdvisoryDatabase database, string id)
    {
        var records = database.AllRecords().Where(r => Names(r.Record).Contains(id, StringComparer.OrdinalIgnoreCase)).ToList();
        var advisories = records.Select(r => (r.Input.Source, r.Input.File, r.Record.Id)).ToHashSet();
        var lines = new List<string>();
        foreach (var (input, record) in records)
        {
            lines.AddRange(Describe(database, input, record));
        }

        var statements = database.AllStatements().Where(s => advisories.Contains((s.Statement.Input.Source, s.Statement.Input.File, s.Statement.Statement.Advisory)))
            .Select(s => $"  {Clean(s.Space),-20} {Clean(s.Name)}  {Says(s.Statement)}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (statements.Count > 0)
        {
            lines.Add("Packages");
            lines.AddRange(statements);
        }

        return lines;
    }

    /// <summary>Nothing when the database does not know it. A version leaves only what it is affected by.</summary>
    public static List<string> OfPackage(AdvisoryDatabase database, Purl purl)
    {
        var installed = PurlPackages.Of(purl);
        var space = PackageQueries.SpaceOf(installed, null);
        if (purl.Version.Length > 0)
        {
            var matches = new Matcher(database, withTexts: false, DateOnly.MinValue).MatchesOf(installed, null);
            return [.. matches.Select(m => $"{(m.IsAffected ? "affected    " : "not affected")}  {Clean(string.Join(" ", m.Names))}  {Says(m.Statements[0].From)}")];
        }

        return [.. database.Statements(space, PackageNames.Normalize(space, installed.Name)).Select(s => $"{Clean(s.Statement.Advisory)}  {Says(s)}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Describe(AdvisoryDatabase database, InputInfo input, AdvisoryRecord record)
    {
        yield return $"{Clean(record.Id)}  ({input.Source}){(record.IsWithdrawn ? "  withdrawn" : "")}";
        if (database.Text(input, record.Id) is { } text && text.Title.Length + text.Description.Length > 0)
        {
            yield return $"  {Clean(text.Title.Length > 0 ? text.Title : FirstLine(text.Description))}";
        }

        foreach (var (name, value) in Facts(record).Where(f => f.Value.Length > 0))
        {
            yield return $"  {name,-10} {Clean(value)}";
        }
    }

    private static IEnumerable<(string Name, string Value)> Facts(AdvisoryRecord record)
    {
        yield return ("also", string.Join(" ", record.Aliases));
        yield return ("covers", string.Join(" ", record.Covers));
        yield return ("published", Day(record.Published));
        yield return ("modified", Day(record.Modified));
        foreach (var rating in record.Ratings)
        {
            yield return ("rated", $"{rating.Severity.ToString().ToLowerInvariant()} {rating.Score?.ToString("0.0", CultureInfo.InvariantCulture)} by {rating.By} {rating.Vector}");
        }

        yield return ("EPSS", record.Epss is { } epss ? string.Create(CultureInfo.InvariantCulture, $"{epss.Probability:0.00000}, more than {epss.Percentile * 100:0.0} % of all") : "");
        yield return ("exploited", record.KnownExploit is { } exploit ? $"known since {Day(exploit.Added)}, due {Day(exploit.Due)}" : "");
        yield return ("weakness", string.Join(" ", record.Weaknesses));
        yield return ("SSVC", record.Ssvc);
    }

    private static string Says(SourcedStatement from) => $"{Word(from.Statement.Status)}: {Clean(RangeText.Of(from.Statement))}"
        + (from.Statement.IsSource ? " (source)" : "") + (from.Statement.Module.Length > 0 ? $" in {Clean(from.Statement.Module)}" : "")
        + (from.Statement.Channel.Length > 0 ? $" by {Clean(from.Statement.Channel)}" : "") + (from.Statement.Note.Length > 0 ? $" ({Clean(from.Statement.Note)})" : "") + $"  [{from.Input.Source}]";

    private static IEnumerable<string> Names(AdvisoryRecord record) => [record.Id, .. record.Aliases, .. record.Covers];

    private static string Word(AdvisoryStatus status) => status switch
    {
        AdvisoryStatus.NotAffected => "not affected",
        AdvisoryStatus.WillNotFix => "will not be fixed",
        AdvisoryStatus.UnderInvestigation => "under investigation",
        AdvisoryStatus.EndOfLife => "end of life",
        _ => status.ToString().ToLowerInvariant(),
    };

    private static string Clean(string text) => TerminalText.Clean(text);

    private static string FirstLine(string text)
    {
        var end = text.IndexOf('\n');
        return end < 0 ? text : text[..end];
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
