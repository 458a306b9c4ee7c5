using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Csaf;

/// <summary>
/// Reads one document. A VEX is named for its vulnerability, and all that it says is taken. An advisory, which some call a VEX too, is about several, so of it only what is
/// fixed: that one of them does not affect a package is no statement about the advisory.
/// </summary>
internal sealed class CsafReader(JsonElement root, FeedWriter writer)
{
    private readonly CsafProducts _products = new(root.Member("product_tree"));
    private readonly CsafStatements _statements = new();
    private readonly HashSet<string> _troubles = [];

    public void Read()
    {
        var head = root.Member("document");
        var tracking = head.Member("tracking");
        var vulnerabilities = root.Items("vulnerabilities").ToList();
        var id = tracking.Text("id");
        var isVex = VulnerabilityIds.IsCve(id);
        if (id.Length == 0)
        {
            writer.Gap("", "It has no id.");
            return;
        }

        if (isVex && vulnerabilities.Count > 1)
        {
            writer.Gap(id, "It is a VEX about more than one vulnerability.");
            return;
        }

        vulnerabilities.ForEach(v => ReadStatus(v, isVex));
        foreach (var trouble in _troubles)
        {
            writer.Gap(id, trouble);
        }

        writer.Add(Advisory(id, head, tracking, vulnerabilities));
    }

    private Advisory Advisory(string id, JsonElement head, JsonElement tracking, List<JsonElement> vulnerabilities)
    {
        var cves = vulnerabilities.Select(v => v.Text("cve")).Where(c => c.Length > 0).Distinct().ToImmutableArray();
        return new Advisory
        {
            Id = id,
            Covers = VulnerabilityIds.IsCve(id) ? [] : cves,
            Title = head.Text("title"),
            Description = (vulnerabilities.Count == 1 ? Note(vulnerabilities[0], "description") : Note(head, "summary")).Trim(),
            References = [.. head.Items("references").Concat(vulnerabilities.SelectMany(v => v.Items("references"))).Select(r => r.Text("url"))
                .Where(u => u.StartsWith("http", StringComparison.Ordinal)).Distinct()],
            Published = (vulnerabilities is [var one] ? one.Date("release_date") : null) ?? tracking.Date("initial_release_date"),
            Modified = tracking.Date("current_release_date"),
            IsWithdrawn = tracking.Text("status") == "deleted",
            Ratings = [.. Ratings(head, vulnerabilities)],
            Weaknesses = [.. vulnerabilities.Select(v => v.Member("cwe").Text("id")).Where(w => w.Length > 0).Distinct()],
            Affected = [.. _statements.All],
        };
    }

    private static string Note(JsonElement element, string category) => element.Items("notes").FirstOrDefault(n => n.Text("category") == category).Text("text");

    /// <summary>Vectors are given for each vulnerability, so they are the document's only when it is about one.</summary>
    private static IEnumerable<Rating> Ratings(JsonElement head, List<JsonElement> vulnerabilities)
    {
        if (SeverityWords.Read(head.Member("aggregate_severity").Text("text")) is { } severity)
        {
            yield return new Rating("redhat", severity);
        }

        var vectors = from vulnerability in vulnerabilities.Count == 1 ? vulnerabilities : []
                      from score in vulnerability.Items("scores")
                      from version in new[] { "cvss_v4", "cvss_v3", "cvss_v2" }
                      let vector = score.Member(version).Text("vectorString")
                      where vector.Length > 0
                      select vector;
        foreach (var vector in vectors.Distinct())
        {
            if (Advisories.Ratings.FromVector("redhat", vector) is { } rating)
            {
                yield return rating;
            }
        }
    }

    private void ReadStatus(JsonElement vulnerability, bool isVex)
    {
        var remedies = new CsafRemedies(vulnerability);
        foreach (var list in vulnerability.Members("product_status"))
        {
            foreach (var product in isVex || list.Name is "fixed" or "first_fixed" ? vulnerability.Member("product_status").Texts(list.Name) : [])
            {
                if (_products.Find(product, out var trouble) is { } package)
                {
                    ReadProduct(list.Name, product, package, remedies);
                }
                else if (trouble.Length > 0)
                {
                    _troubles.Add(trouble);
                }
            }
        }
    }

    private void ReadProduct(string list, string id, CsafPackage package, CsafRemedies remedies)
    {
        switch (list)
        {
            case "fixed" or "first_fixed" when package.Version.Length > 0:
                // The source package is fixed by being built into the packages beside it.
                if (!package.IsSource)
                {
                    _statements.Add(package, AdvisoryStatus.Fixed, remedies.Severity(id), "");
                }

                break;
            case "fixed" or "first_fixed":
                _troubles.Add($"'{id}' is fixed without a version.");
                break;
            case "known_affected":
                var (status, words) = remedies.Unfixed(id);
                _statements.Add(package with { Version = "" }, status, remedies.Severity(id), words);
                break;
            case "known_not_affected":
                _statements.Add(package with { Version = "" }, AdvisoryStatus.NotAffected, null, remedies.Flag(id));
                break;
            case "under_investigation":
                _statements.Add(package with { Version = "" }, AdvisoryStatus.UnderInvestigation, remedies.Severity(id), "");
                break;
        }
    }
}
