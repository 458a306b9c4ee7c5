using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Dotnet;

/// <summary>Reads the vulnerabilities that were disclosed in one month, with the products and packages that they are in. <see href="https://github.com/dotnet/core/blob/main/release-notes/schemas/v1/dotnet-cves.json"/></summary>
internal static class DotnetDisclosures
{
    public static void Read(JsonElement month, FeedWriter writer)
    {
        var products = month.Items("products").ToLookup(p => p.Text("cve_id"), StringComparer.Ordinal);
        var libraries = month.Items("packages").ToLookup(p => p.Text("cve_id"), StringComparer.Ordinal);
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
                Affected = Affected(disclosure, products[id], libraries[id], writer),
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

    /// <summary>The packs of the runtime that we look for are Linux's; a library is the same file on every platform.</summary>
    private static ImmutableArray<AffectedPackage> Affected(JsonElement disclosure, IEnumerable<JsonElement> products, IEnumerable<JsonElement> libraries, FeedWriter writer)
    {
        var platforms = disclosure.Texts("platforms");
        var isElsewhere = !platforms.IsEmpty && !platforms.Contains("all") && !platforms.Contains("linux");
        var note = isElsewhere ? $"only on {string.Join(", ", platforms)}" : "";
        var parts = isElsewhere ? [] : products.SelectMany(p => DotnetProducts.Packages(p.Text("name"), p.Text("release")).Select(package => (Statement: p, Package: package)));
        var found = parts.Concat(libraries.Where(l => l.Text("name").Length > 0).Select(l => (Statement: l, Package: Library(l))));
        return [.. found.GroupBy(f => (f.Package.Space, f.Package.Name)).Select(g => Merge(g.First().Package with { Note = note }, g.Select(f => f.Statement), disclosure.Text("id"), writer)).OfType<AffectedPackage>()];
    }

    private static AffectedPackage Library(JsonElement library) => new() { Space = "nuget", Name = PackageNames.Normalize("nuget", library.Text("name")) };

    /// <summary>A package is listed once for each line of its releases. Null when no line says where it ends.</summary>
    private static AffectedPackage? Merge(AffectedPackage package, IEnumerable<JsonElement> statements, string id, FeedWriter writer)
    {
        var spans = new List<VersionSpan>();
        foreach (var statement in statements)
        {
            if (DotnetProducts.Span(statement) is { } span)
            {
                spans.Add(span);
            }
            else
            {
                writer.Gap(id, $"{package.Name}: it does not say where the affected versions end.");
            }
        }

        return spans.Count == 0 ? null : package with
        {
            Spans = [.. spans.Distinct()],
            Status = spans.Exists(s => s.Fixed is not null) ? AdvisoryStatus.Fixed : AdvisoryStatus.Affected,
        };
    }
}
