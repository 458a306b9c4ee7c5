using System.Text;
using Drydock.Core.Advisories.Feeds.Debian;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>
/// What the changelogs of Debian's source packages say that they fix: works from any Debian mirror, where no feed is reachable.
/// <see href="https://www.debian.org/doc/debian-policy/ch-source.html#debian-changelog-debian-changelog"/>
/// </summary>
/// <remarks>
/// Reads <c>RELEASE-changelogs.tar.gz</c> (or a folder of that name) with members <c>SOURCE_VERSION.changelog</c>, as <c>tools/debian-facts</c> makes it, and tables
/// <c>debian-12.tsv</c> of what was derived from them. A changelog says "fixed in" only: nothing about what is not affected, put off or still open.
/// There is nothing to download: a mirror has a changelog in each source package and no file with all of them.
/// </remarks>
internal sealed class DebianChangelogSource : IAdvisorySource
{
    private const string ArchiveEnding = "-changelogs";
    private const string TableBeginning = "debian-";
    private const string TableEnding = ".tsv";

    public SourceInfo Info { get; } = new("debian-changelog", 1, "Fixes that the changelogs of Debian's packages name, for where no feed is reachable", "os/debian-changelogs", "os/debian-facts")
    {
        License = "Debian, facts from changelogs",
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        var name = document.FileName;
        if (name.EndsWith(".changelog", StringComparison.Ordinal))
        {
            ReadChangelog(document, writer);
        }
        else if (name.StartsWith(TableBeginning, StringComparison.Ordinal) && name.EndsWith(TableEnding, StringComparison.Ordinal))
        {
            FixTable.Read(Text(document), Spaces.Of("debian", name[TableBeginning.Length..^TableEnding.Length]), writer);
        }
        else
        {
            // Among others the tables DERIVED-….tsv, which are made from the changelogs beside them, and coarser.
            writer.Skip();
        }
    }

    private static void ReadChangelog(FeedDocument document, FeedWriter writer)
    {
        if (Codename(document) is not { } codename)
        {
            writer.Gap("", $"Neither its archive nor its folder is named for a release that is known, as 'bookworm{ArchiveEnding}' is.");
            return;
        }

        var space = DebianReleases.Space(codename)!;
        var entries = Changelog.Read(Text(document));
        if (entries.Count == 0)
        {
            writer.Gap("", "It has no entry of a changelog.");
            return;
        }

        foreach (var (cve, fix) in ChangelogFixes.Derive(entries, StableUploads.Of(codename)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            writer.Add(FixStatement.Make(cve, space, entries[0].Source, fix.Version, fix.Date));
        }
    }

    private static string? Codename(FeedDocument document) =>
        (from part in $"{document.File}/{document.Name}".Split('/')
         let end = part.IndexOf(ArchiveEnding, StringComparison.Ordinal)
         where end > 0 && DebianReleases.Space(part[..end]) is not null
         select part[..end]).FirstOrDefault();

    private static string Text(FeedDocument document) => Encoding.UTF8.GetString(document.ReadBytes().Span);
}
