using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>GitLab's advisories of language packages, the edition that is free for all. <see href="https://gitlab.com/gitlab-org/advisories-community"/></summary>
internal sealed class GitlabCommunitySource : IAdvisorySource
{
    public SourceInfo Info { get; } = new("gitlab-community", 1, "GitLab's advisories of language packages, the community's edition", "lang/gitlab-advisories-community")
    {
        License = "GitLab Advisory Database (community edition), MIT",
        Downloads = [new(new Uri("https://gitlab.com/gitlab-org/advisories-community/-/archive/main/advisories-community-main.tar.gz"), "lang/gitlab-advisories-community/advisories-community.tar.gz")],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!document.FileName.EndsWith(".yml", StringComparison.Ordinal) || document.Name.StartsWith('.') || document.Name.Contains("/.", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        using var yaml = FeedYaml.Parse(document, writer);
        if (yaml is null)
        {
            return;
        }

        var record = yaml.RootElement;
        var id = record.Text("identifier");
        if (id.Length == 0 || PackageOf(record.Text("package_slug")) is not { } package)
        {
            writer.Gap(id, $"It has no identifier, or names no package: '{record.Text("package_slug")}'.");
            return;
        }

        writer.Add(new Advisory
        {
            Id = id,
            Aliases = Aliases(record, id),
            Title = record.Text("title"),
            Description = record.Text("description"),
            References = [.. record.Texts("urls").Where(u => u.StartsWith("http", StringComparison.Ordinal))],
            Published = record.Date("pubdate"),
            Modified = record.Date("date"),
            Ratings = Vectors(record, id, writer),
            Weaknesses = [.. record.Texts("cwe_ids").Where(IsWeakness)],
            Affected = Affected(record, package, id, writer),
        });
    }

    /// <summary>Type and name, <c>maven/org.example/dock</c>; the last slash of Maven's stands for a colon.</summary>
    private static AffectedPackage? PackageOf(string slug)
    {
        var slash = slug.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? "" : slug[(slash + 1)..];
        var space = slash < 0 || name.Length == 0 ? null : slug[..slash] switch
        {
            "packagist" => "composer",
            "go" => "golang",
            "maven" or "npm" or "pypi" or "nuget" or "gem" or "conan" => slug[..slash],
            _ => null,
        };
        var last = name.LastIndexOf('/');
        name = space == "maven" && last > 0 ? $"{name[..last].Replace('/', '.')}:{name[(last + 1)..]}" : name;
        return space is null ? null : new AffectedPackage { Space = space, Name = PackageNames.Normalize(space, name) };
    }

    /// <summary>A record with several CVE ids is one of an announcement that tells of several vulnerabilities: the others are not the same.</summary>
    private static ImmutableArray<string> Aliases(JsonElement record, string id)
    {
        var names = record.Texts("identifiers").Remove(id);
        return names.Append(id).Count(n => VulnerabilityIds.IsCve(n)) > 1 ? [] : names;
    }

    private static ImmutableArray<Rating> Vectors(JsonElement record, string id, FeedWriter writer)
    {
        var ratings = new List<Rating>();
        foreach (var vector in new[] { "cvss_v4", "cvss_v3", "cvss_v2" }.Select(m => record.Text(m)).Where(v => v.Length > 0))
        {
            if (Ratings.FromVector("gitlab", vector) is { } rating)
            {
                ratings.Add(rating);
            }
            else
            {
                writer.Gap(id, $"'{vector}' is no CVSS vector.");
            }
        }

        return [.. ratings];
    }

    /// <summary>CWE-937 and CWE-1035 are chapters of OWASP's lists ("components with known vulnerabilities") that every record has.</summary>
    private static bool IsWeakness(string id) => id.StartsWith("CWE-", StringComparison.Ordinal) && id is not ("CWE-937" or "CWE-1035");

    private static ImmutableArray<AffectedPackage> Affected(JsonElement record, AffectedPackage package, string id, FeedWriter writer)
    {
        var scheme = VersionSchemes.Find(package.Space)!;
        var text = record.Text("affected_range");
        if (record.Member("affected_range").ValueKind != JsonValueKind.String)
        {
            writer.Gap(id, $"{package.Name}: it has no range of affected versions.");
            return [];
        }

        // An empty text means all versions, as the words beside it say.
        var problem = "";
        var range = text.Length == 0 ? VersionRange.All : NativeSpans.Parse(package.Space, text, out problem);
        if (problem.Length > 0 || range.Intervals.IsEmpty)
        {
            writer.Gap(id, $"{package.Name}: '{text}' is no range of affected versions: {(problem.Length > 0 ? problem : "no version lies in it")}.");
        }

        return range.Intervals.IsEmpty ? [] : [package.WithRange(scheme, range, record.Texts("fixed_versions"))];
    }
}
