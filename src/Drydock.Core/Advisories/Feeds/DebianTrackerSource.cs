using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Advisories.Feeds.Debian;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Debian's security tracker, the whole of it: what every release says of every source package. <see href="https://security-tracker.debian.org/tracker/data/json"/></summary>
internal sealed class DebianTrackerSource : IAdvisorySource
{
    public SourceInfo Info { get; } = new("debian-tracker", 1, "Debian's security tracker: the state of every source package, with urgency and reasons", "os/debian-tracker", "os/debian-tracker-samples")
    {
        License = "Debian security tracker, Expat",
        Downloads = [new(new Uri("https://security-tracker.debian.org/tracker/data/json"), "os/debian-tracker/debian-tracker.json")],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!document.FileName.EndsWith(".json", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        var strangers = new List<string>();
        var entries = 0;
        try
        {
            new TrackerEntries(document).Read((package, id, entry) =>
            {
                if (entry.Member("releases").ValueKind != JsonValueKind.Object || id.Length == 0)
                {
                    strangers.Add($"{id} of {package}");
                    return;
                }

                entries++;
                writer.Add(Advisory(package, id, entry, writer));
            });
        }
        catch (JsonException e)
        {
            writer.Gap("", $"It is no JSON: {e.Message}");
            return;
        }

        // Where nothing is an entry, it is another document, and not a tracker full of mistakes.
        if (entries == 0)
        {
            writer.Skip();
            return;
        }

        strangers.ForEach(id => writer.Gap(id, "It has no releases."));
    }

    private static Advisory Advisory(string package, string id, JsonElement entry, FeedWriter writer) => new()
    {
        Id = id,
        Description = entry.Text("description"),
        References = [$"https://security-tracker.debian.org/tracker/{id}"],
        IsWithdrawn = entry.Text("description").StartsWith("Rejected reason:", StringComparison.Ordinal),
        Affected = Affected(package, id, entry, writer),
    };

    private static ImmutableArray<AffectedPackage> Affected(string package, string id, JsonElement entry, FeedWriter writer)
    {
        var affected = ImmutableArray.CreateBuilder<AffectedPackage>();
        foreach (var release in entry.Members("releases"))
        {
            if (DebianReleases.Space(release.Name) is not { } space)
            {
                writer.Gap(id, $"Nobody knows the release '{release.Name}' of '{package}'.");
            }
            else if (Status(release.Value) is not { } status)
            {
                writer.Gap(id, $"Nobody knows the status '{release.Value.Text("status")}' of '{package}' in '{release.Name}'.");
            }
            else
            {
                affected.Add(new AffectedPackage
                {
                    Space = space,
                    Name = package,
                    IsSource = true,
                    Status = status,
                    Spans = status == AdvisoryStatus.Fixed ? [new VersionSpan(null, release.Value.Text("fixed_version"))] : [],
                    Severity = SeverityWords.Read(release.Value.Text("urgency").TrimEnd('*')),
                    Note = release.Value.Text("nodsa"),
                });
            }
        }

        return affected.ToImmutable();
    }

    /// <summary>A fixed version of 0 says that no version of the release was ever affected.</summary>
    private static AdvisoryStatus? Status(JsonElement release) => (release.Text("status"), release.Text("fixed_version"), release.Text("urgency"), release.Text("nodsa_reason")) switch
    {
        ("resolved", "0", _, _) => AdvisoryStatus.NotAffected,
        ("resolved", not "", _, _) => AdvisoryStatus.Fixed,
        ("undetermined", _, _, _) => AdvisoryStatus.UnderInvestigation,
        ("open", _, "end-of-life", _) => AdvisoryStatus.EndOfLife,
        ("open", _, _, "ignored") => AdvisoryStatus.WillNotFix,
        ("open", _, _, "postponed") => AdvisoryStatus.Deferred,
        ("open", _, _, _) => AdvisoryStatus.Affected,
        _ => null,
    };
}
