using System.Text;
using Drydock.Core.Advisories.Feeds.Debian;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>
/// The lists that Debian's security team edits: DSA/list, DLA/list and CVE/list of its repository. In production the tracker's JSON says the same, put together.
/// <see href="https://security-team.debian.org/security_tracker.html"/>
/// </summary>
internal sealed class DebianTrackerListsSource : IAdvisorySource
{
    private static readonly string[] Folders = ["DSA", "DLA", "CVE"];

    public SourceInfo Info { get; } = new("debian-tracker-lists", 1, "Debian's advisories (DSA, DLA) from the lists that its security team edits", "os/debian-tracker-lists", "os/debian-tracker-samples")
    {
        License = "Debian security tracker, Expat",
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!Array.Exists(Folders, f => document.Name == $"{f}/list" || document.Name.EndsWith($"/{f}/list", StringComparison.Ordinal)))
        {
            writer.Skip();
            return;
        }

        new TrackerListReader(writer).Read(Encoding.UTF8.GetString(document.ReadBytes().Span));
    }
}
