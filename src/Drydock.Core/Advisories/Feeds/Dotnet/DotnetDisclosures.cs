using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Dotnet;

/// <summary>Reads the vulnerabilities that were disclosed in one month, with the products and packages that they are in. <see href="https://github.com/dotnet/core/blob/main/release-notes/schemas/v1/dotnet-cves.json"/></summary>
internal static class DotnetDisclosures
{
    public static void Read(JsonElement month, FeedWriter writer)
    {
        foreach (var disclosure in month.Items("disclosures"))
        {
            var id = disclosure.Text("id");
            if (!VulnerabilityIds.IsCve(id))
            {
                writer.Gap(id, "A disclosure has no CVE id.");
                continue;
            }

            writer.Add(new Advisory
            {
                Id = id,
                Title = disclosure.Text("problem"),
                Description = string.Join('\n', disclosure.Texts("description")),
                References = [.. disclosure.Texts("references").Where(r => r.StartsWith("http", StringComparison.Ordinal))],
                Published = disclosure.Member("timeline").Member("disclosure").Date("date"),
                Ratings = Rate(disclosure, writer, id),
                Weaknesses = disclosure.Text("weakness") is { Length: > 0 } weakness ? [weakness] : [],
                Affected = Affected(month, disclosure, id, writer),
            });
        }
    }

    private static ImmutableArray<Rating> Rate(JsonElement disclosure, FeedWriter writer, string id)
    {
        var ratings = new List<Rating>();
        if (SeverityWords.Read(disclosure.Member("cna").Text("severity")) is { } word)
        {
            ratings.Add(new Rating("microsoft", word));
        }

        var vector = disclosure.Member("cvss").Text("vector");
        if (Ratings.FromVector("microsoft", vector) is { } rating)
        {
            ratings.Add(rating);
        }
        else if (vector.Length > 0)
        {
            writer.Gap(id, $"'{vector}' is no CVSS vector.");
        }

        return [.. ratings];
    }

    private static ImmutableArray<AffectedPackage> Affected(JsonElement month, JsonElement disclosure, string id, FeedWriter writer)
    {
        var platforms = disclosure.Texts("platforms");
        var isElsewhere = !platforms.IsEmpty && !platforms.Contains("all") && !platforms.Contains("linux");
        var note = isElsewhere ? $"only on {string.Join(", ", platforms)}" : "";
        var found = new Dictionary<(string Space, string Name), AffectedPackage>();
        foreach (var (statement, packages) in Statements(month, id, withProducts: !isElsewhere))
        {
            if (DotnetProducts.Span(statement) is not { } span)
            {
                writer.Gap(id, $"{statement.Text("name")}: it does not say where the affected versions end.");
                continue;
            }

            foreach (var package in packages)
            {
                var key = (package.Space, package.Name);
                var known = found.GetValueOrDefault(key, package with { Note = note });
                found[key] = known with { Spans = [.. known.Spans.Append(span).Distinct()], Status = span.Fixed is null ? known.Status : AdvisoryStatus.Fixed };
            }
        }

        return [.. found.Values];
    }

    /// <summary>The packs of the runtime that we look for are Linux's; a library is the same file on every platform.</summary>
    private static IEnumerable<(JsonElement Statement, IEnumerable<AffectedPackage> Packages)> Statements(JsonElement month, string id, bool withProducts)
    {
        var products = month.Items("products").Where(p => withProducts && p.Text("cve_id") == id).Select(p => (p, DotnetProducts.Packages(p.Text("name"), p.Text("release"))));
        var libraries = month.Items("packages").Where(p => p.Text("cve_id") == id && p.Text("name").Length > 0)
            .Select(p => (p, (IEnumerable<AffectedPackage>)[new AffectedPackage { Space = "nuget", Name = PackageNames.Normalize("nuget", p.Text("name")) }]));
        return products.Concat(libraries);
    }
}
