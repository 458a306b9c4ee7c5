using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>Writes a definition as an advisory.</summary>
internal static partial class OvalAdvisories
{
    public static void Write(OvalDefinition definition, OvalTables tables, string fileName, FeedWriter writer)
    {
        if (OvalDialect.Of(definition.Id) is not { } dialect)
        {
            writer.Gap(definition.Id, "Nobody knows whose definition it is.");
            return;
        }

        var criteria = new OvalCriteria(tables);
        var outcome = definition.Criteria is { } root && definition.Trouble.Length == 0 ? criteria.Read(root) : OvalOutcome.Neutral;
        var trouble = definition.Trouble.Length > 0 ? definition.Trouble : definition.Criteria is null ? "it has no criteria" : criteria.Trouble;
        var place = dialect.Place(definition, fileName);
        if (trouble.Length == 0 && place is null && outcome.Claims.Any(c => c.Places is null))
        {
            trouble = "the release is not known";
        }

        if (trouble.Length > 0)
        {
            writer.Gap(definition.Id, $"Its criteria cannot be read as statements about packages: {trouble}.");
            return;
        }

        var word = definition.Severity == "None" ? null : SeverityWords.Read(definition.Severity);
        writer.Add(Head(definition, dialect, word) with { Affected = [.. outcome.Claims.SelectMany(c => Affected(c, definition, dialect, place, word))] });
    }

    private static Advisory Head(OvalDefinition definition, OvalDialect dialect, Severity? word)
    {
        var (id, title) = Name(definition);
        var isCve = VulnerabilityIds.IsCve(id);
        var cves = Cves(definition, dialect);
        return new Advisory
        {
            Id = id,
            Covers = isCve ? [] : cves,
            Title = title,
            Description = Encoding.UTF8.GetString(definition.Description),
            References = [.. definition.Links.Where(l => l.StartsWith("http", StringComparison.Ordinal)).Distinct()],
            Published = FeedJson.ParseDate(definition.Issued),
            Modified = FeedJson.ParseDate(definition.Updated),
            Ratings = [.. Ratings(definition, dialect, word, isCve || cves.Length == 1)],
        };
    }

    /// <summary>Vectors are given for each vulnerability, so they are the definition's only when it is about one.</summary>
    private static IEnumerable<Rating> Ratings(OvalDefinition definition, OvalDialect dialect, Severity? word, bool isAboutOne)
    {
        if (word is { } severity)
        {
            yield return new Rating(dialect.Vendor, severity);
        }

        if (isAboutOne && definition.Vectors is [{ Length: > 0 } vector, ..] && Advisories.Ratings.FromVector(dialect.Vendor, vector) is { } rating)
        {
            yield return rating;
        }
    }

    /// <summary>
    /// Reads the titles <c>CVE-2099-0001 glibc</c>, <c>USN-1-1 -- title</c>, <c>RHSA-2099:0001: title</c>; SUSE's updates that are titled by a package are named by it.
    /// </summary>
    private static (string Id, string Title) Name(OvalDefinition definition)
    {
        var end = definition.Title.IndexOf(' ');
        var first = end < 0 ? definition.Title : definition.Title[..end];
        var rest = end < 0 ? "" : definition.Title[end..].TrimStart(' ', '-').Trim();
        return first.TrimEnd(':') is { Length: > 0 } id && first.Contains('-') ? (id, rest) : (definition.Id, definition.Title);
    }

    /// <summary>Rocky's definitions name vulnerabilities in their text only.</summary>
    private static ImmutableArray<string> Cves(OvalDefinition definition, OvalDialect dialect) =>
        definition.Cves.Count == 0 && dialect.Vendor == "rocky"
            ? [.. CvePattern().Matches(Encoding.UTF8.GetString(definition.Description)).Select(m => m.Value).Distinct()]
            : [.. definition.Cves.Distinct()];

    private static IEnumerable<AffectedPackage> Affected(OvalClaim claim, OvalDefinition definition, OvalDialect dialect, OvalPlace? fallback, Severity? word)
    {
        var isNotAffected = claim.Status == AdvisoryStatus.NotAffected || definition.Patchable == "Not Applicable";
        IReadOnlyList<OvalPlace> places = claim.Places ?? [fallback!.Value];
        return from place in places.Where(p => p.Space is not null).Distinct()
               from name in claim.Names
               select new AffectedPackage
               {
                   Space = place.Space!,
                   Name = name,
                   IsSource = dialect.NamesSources,
                   Status = isNotAffected ? AdvisoryStatus.NotAffected : claim.Status,
                   Spans = !isNotAffected && claim.Span is { } span && span != default ? [span] : [],
                   Severity = word,
                   Module = claim.Module,
                   Channel = place.Channel.Length > 0 ? place.Channel : OracleChannel(claim, dialect),
                   Architectures = claim.Architectures,
               };
    }

    /// <summary>Oracle's builds for Ksplice and for FIPS have the same names as the plain ones, and versions of their own.</summary>
    private static string OracleChannel(OvalClaim claim, OvalDialect dialect) =>
        dialect.Vendor != "oracle" || claim.Span?.Fixed is not { } version ? ""
        : version.Contains(".ksplice", StringComparison.Ordinal) ? "ksplice"
        : version.Contains("_fips", StringComparison.Ordinal) ? "fips" : "";

    [GeneratedRegex(@"\bCVE-\d{4}-\d{4,10}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CvePattern();
}
