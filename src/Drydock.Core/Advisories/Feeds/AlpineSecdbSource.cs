using System.Text.Json;
using Drydock.Core.Advisories.Feeds.Alpine;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Alpine's security database: which version of which source package mends what. <see href="https://secdb.alpinelinux.org/"/></summary>
internal sealed class AlpineSecdbSource : IAdvisorySource
{
    /// <summary>The oldest that images of today still stand on; older releases are read where they lie, and not fetched.</summary>
    private const int FirstRelease = 15;

    private const int LastRelease = 23;

    public SourceInfo Info { get; } = new("alpine-secdb", 1, "Alpine's security database: fixed versions of every release, and what never was affected", "os/alpine-secdb")
    {
        License = "Alpine Linux, CC-BY-SA-4.0",
        Downloads = [.. Branches().SelectMany(b => new[] { Download(b, "main"), Download(b, "community") })],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!document.FileName.EndsWith(".json", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        using var json = FeedJson.Parse(document, writer);
        if (json is null)
        {
            return;
        }

        var branch = json.RootElement.Text("distroversion").TrimStart('v');
        if (branch.Length == 0 || json.RootElement.Member("packages").ValueKind != JsonValueKind.Array)
        {
            writer.Gap("", "It names no branch, or has no packages.");
            return;
        }

        var records = new AlpineRecords(Spaces.Of("alpine", branch));
        foreach (var package in json.RootElement.Items("packages"))
        {
            ReadPackage(package.Member("pkg"), records, writer);
        }

        foreach (var advisory in records.Advisories)
        {
            writer.Add(advisory);
        }
    }

    private static void ReadPackage(JsonElement package, AlpineRecords records, FeedWriter writer)
    {
        var name = package.Text("name");
        if (name.Length == 0)
        {
            writer.Gap("", "A package has no name.");
            return;
        }

        foreach (var version in package.Members("secfixes"))
        {
            if (version.Value.ValueKind != JsonValueKind.Array)
            {
                writer.Gap(name, $"What {version.Name} mends is no list.");
                continue;
            }

            foreach (var entry in version.Value.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!))
            {
                var fix = AlpineFix.Parse(entry);
                if (fix.Ids.IsEmpty)
                {
                    writer.Gap(name, $"'{entry}', mended in {version.Name}, names no vulnerability.");
                }

                records.Add(name, version.Name, fix);
            }
        }
    }

    private static IEnumerable<string> Branches() => Enumerable.Range(FirstRelease, LastRelease - FirstRelease + 1).Select(n => $"v3.{n}").Append("edge");

    private static FeedDownload Download(string branch, string repository) =>
        new(new Uri($"https://secdb.alpinelinux.org/{branch}/{repository}.json"), $"os/alpine-secdb/{branch}-{repository}.json");
}
