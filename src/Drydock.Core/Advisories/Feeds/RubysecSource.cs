using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Drydock.Core.Advisories.Scoring;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>The advisories of RubyGems and of Ruby itself that the community keeps. <see href="https://github.com/rubysec/ruby-advisory-db#yaml-schema"/></summary>
internal sealed class RubysecSource : IAdvisorySource
{
    private static readonly IVersionScheme Gem = VersionSchemes.Find("gem")!;

    public SourceInfo Info { get; } = new("rubysec", 1, "The Ruby community's advisories: gems, and the interpreters", "lang/RubyGems")
    {
        License = "ruby-advisory-db, public domain",
        Downloads = [new(new Uri("https://github.com/rubysec/ruby-advisory-db/archive/refs/heads/master.zip"), "lang/RubyGems/ruby-advisory-db.zip")],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!document.FileName.EndsWith(".yml", StringComparison.Ordinal) || !$"/{document.Name}".AsSpan().ContainsAny(Folders))
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
        var names = Names(record);
        if (names.IsEmpty || PackageOf(record) is not { } package)
        {
            writer.Gap("", "It has no name of a vulnerability, or names no gem and no engine.");
            return;
        }

        writer.Add(new Advisory
        {
            Id = names[0],
            Aliases = names.RemoveAt(0),
            Title = record.Text("title"),
            Description = record.Text("description").Trim(),
            References = [.. record.Member("related").Texts("url").Prepend(record.Text("url")).Where(u => u.StartsWith("http", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)],
            Published = record.Date("date"),
            Ratings = [.. Scores(record)],
            Affected = Affected(record, package, names[0], writer),
        });
    }

    private static readonly System.Buffers.SearchValues<string> Folders = System.Buffers.SearchValues.Create(["/gems/", "/rubies/"], StringComparison.Ordinal);

    /// <summary>Without the starts that everyone knows them by: <c>cve: 2011-4838</c>.</summary>
    private static ImmutableArray<string> Names(JsonElement record) =>
        [.. new[] { ("CVE-", "cve"), ("GHSA-", "ghsa"), ("OSVDB-", "osvdb") }.Where(n => record.Text(n.Item2).Length > 0).Select(n => n.Item1 + record.Text(n.Item2))];

    /// <summary>Interpreters come from no package manager, so they are named as CPE does.</summary>
    private static AffectedPackage? PackageOf(JsonElement record)
    {
        var platform = record.Text("platform");
        var note = platform.Length > 0 ? $"only on {platform}" : "";
        return (record.Text("gem"), record.Text("engine")) switch
        {
            ({ Length: > 0 } gem, _) => new AffectedPackage { Space = "gem", Name = PackageNames.Normalize("gem", gem), Note = note },
            (_, "ruby") => new AffectedPackage { Space = Spaces.Cpe, Name = "ruby-lang:ruby", Note = note },
            (_, "rbx") => new AffectedPackage { Space = Spaces.Cpe, Name = "rubinius:rubinius", Note = note },
            (_, { Length: > 0 } engine) => new AffectedPackage { Space = Spaces.Cpe, Name = $"{engine}:{engine}", Note = note },
            _ => null,
        };
    }

    /// <summary>The feed says what is not affected, so that all else is.</summary>
    private static ImmutableArray<AffectedPackage> Affected(JsonElement record, AffectedPackage package, string id, FeedWriter writer)
    {
        var safe = new List<VersionInterval>();
        foreach (var requirement in record.Texts("patched_versions").Concat(record.Texts("unaffected_versions")))
        {
            if (!VersionRanges.TryParse("gem", requirement, out var range, out var problem))
            {
                writer.Gap(id, $"{package.Name}: '{requirement}' is no requirement: {problem}.");
                return [];
            }

            safe.AddRange(range.Intervals);
        }

        var affected = new VersionRange([.. safe]).Complement(Gem);
        if (affected.Intervals.IsEmpty)
        {
            writer.Gap(id, $"{package.Name}: its requirements leave no version that is affected.");
            return [];
        }

        return [package.WithRange(Gem, affected)];
    }

    /// <summary>Scores without vectors.</summary>
    private static IEnumerable<Rating> Scores(JsonElement record)
    {
        foreach (var member in new[] { "cvss_v4", "cvss_v3", "cvss_v2" })
        {
            if (double.TryParse(record.Text(member), CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 10)
            {
                yield return new Rating("rubysec", Cvss.SeverityOf(score, isVersion2: member == "cvss_v2"), score);
            }
        }
    }
}
