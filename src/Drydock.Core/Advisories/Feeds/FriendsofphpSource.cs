using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>The advisories of Composer packages that the PHP community keeps. <see href="https://github.com/FriendsOfPHP/security-advisories"/></summary>
internal sealed class FriendsofphpSource : IAdvisorySource
{
    private const string ReferenceStart = "composer://";

    private static readonly IVersionScheme Composer = VersionSchemes.Find("composer")!;

    public SourceInfo Info { get; } = new("friendsofphp", 1, "The PHP community's advisories of Composer packages", "lang/Packagist")
    {
        License = "FriendsOfPHP, Unlicense",
        Downloads = [new(new Uri("https://github.com/FriendsOfPHP/security-advisories/archive/refs/heads/master.zip"), "lang/Packagist/friendsofphp.zip")],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!document.FileName.EndsWith(".yaml", StringComparison.Ordinal) || document.Name.Contains("/.", StringComparison.Ordinal))
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
        if (record.Member("affected").ValueKind == JsonValueKind.Array)
        {
            // An OSV record in the same folder.
            writer.Skip();
            return;
        }

        var reference = record.Text("reference");
        if (!reference.StartsWith(ReferenceStart, StringComparison.Ordinal) || reference.Length == ReferenceStart.Length)
        {
            writer.Gap("", $"Its reference '{reference}' names no Composer package.");
            return;
        }

        Write(document, record, reference[ReferenceStart.Length..], writer);
    }

    private static void Write(FeedDocument document, JsonElement record, string package, FeedWriter writer)
    {
        var cve = record.Text("cve");
        var link = record.Text("link");
        var id = VulnerabilityIds.IsCve(cve) ? cve : $"{package}/{Path.GetFileNameWithoutExtension(document.FileName)}";
        writer.Add(new Advisory
        {
            Id = id,
            Title = record.Text("title"),
            References = link.StartsWith("http", StringComparison.Ordinal) ? [link] : [],
            Published = record.Members("branches").Select(b => b.Value.Date("time")).Min(),
            Affected = Affected(record, package, id, writer),
        });
    }

    /// <summary>A branch's conditions hold together; one of the branches is enough.</summary>
    private static ImmutableArray<AffectedPackage> Affected(JsonElement record, string package, string id, FeedWriter writer)
    {
        var intervals = new List<VersionInterval>();
        foreach (var branch in record.Members("branches"))
        {
            var conditions = string.Join(',', branch.Value.Texts("versions"));
            if (!VersionRanges.TryParse("composer", conditions, out var range, out var problem))
            {
                writer.Gap(id, $"{package}: '{conditions}' is no constraint: {problem}.");
                continue;
            }

            intervals.AddRange(range.Intervals);
        }

        if (intervals.Count == 0)
        {
            writer.Gap(id, $"{package}: no branch has affected versions.");
            return [];
        }

        return [new AffectedPackage { Space = "composer", Name = PackageNames.Normalize("composer", package) }.WithRange(Composer, new VersionRange([.. intervals]))];
    }
}
