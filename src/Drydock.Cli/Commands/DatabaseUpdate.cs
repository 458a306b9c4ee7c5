using System.Collections.Immutable;
using Drydock.Cli.Terminal;
using Drydock.Core.Advisories.Downloads;
using Drydock.Core.Advisories.Feeds;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Reports;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;
using Drydock.Oci.Stores.Http;

namespace Drydock.Cli.Commands;

/// <summary>Fetches feeds beside the user's database, and makes the database of them.</summary>
internal sealed class DatabaseUpdate(Surroundings surroundings, ImmutableArray<IAdvisorySource> sources, string? mirror, string? caFile, bool isQuiet)
{
    private readonly DatabaseFolder folder = new(DatabasePlace.Require(surroundings));

    /// <exception cref="DrydockException">No feed could be fetched, or there is no room.</exception>
    public async Task<int> RunAsync(bool isVerbose, TextWriter output, CancellationToken cancel)
    {
        using var held = folder.Lock();
        var fetched = await FetchAsync(cancel);
        if (fetched.Length > 0 && fetched.All(f => f.Error is not null))
        {
            throw fetched[0].Error!;
        }

        var feeds = FeedDownloads.FeedsOf(folder.Root);
        var readable = sources.Where(s => s.Info.Folders.Any(f => Directory.Exists(Path.Join(feeds, f)))).ToImmutableArray();
        if (readable.IsEmpty)
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Updating {string.Join(", ", sources.Select(s => $"'{s.Info.Id}'"))} failed: its publisher offers no file to fetch.", $"Put a copy into '{Path.Join(feeds, sources[0].Info.Folders[0])}' and run the command again.");
        }

        var (manifest, failed) = await Task.Run(() => Build(feeds, readable, fetched, cancel), cancel);
        await TellAsync(fetched, manifest, output, cancel);
        await DatabaseBuild.TellAsync(manifest, failed, isVerbose, output, surroundings, cancel);
        return failed.IsEmpty && fetched.All(f => f.Error is null) ? ExitCodes.Pass : ExitCodes.Incomplete;
    }

    private async Task<ImmutableArray<FetchedFeed>> FetchAsync(CancellationToken cancel)
    {
        var options = new RegistryOptions { CaFile = caFile, Variables = surroundings.Environment };
        using var files = new FileDownloads(options, surroundings.Time);
        using var line = TransferLine.Start(surroundings, isQuiet, "feeds");
        line.Expect(sources.Sum(s => s.Info.Downloads.Length));
        var downloads = new FeedDownloads(files, folder.Root, string.IsNullOrEmpty(mirror) ? null : FeedMirror.Parse(mirror), Limits.Default);
        return await downloads.RunAsync(sources, count => line.Receive(count), line.Finish, cancel);
    }

    /// <summary>A source with nothing to read here keeps what the database has of it.</summary>
    private (DatabaseManifest Manifest, ImmutableArray<FailedInput> Failed) Build(string feeds, ImmutableArray<IAdvisorySource> readable, ImmutableArray<FetchedFeed> fetched, CancellationToken cancel)
    {
        var missing = fetched.Where(f => f.Error is not null && !File.Exists(Path.Join(feeds, f.File))).Select(f => f.File).ToImmutableArray();
        var built = new DatabaseBuilder(folder, Limits.Default).BuildHeld(feeds, readable, isPartial: true, missing, DatabaseBuild.Teller(surroundings, isQuiet), cancel);
        foreach (var download in sources.SelectMany(s => s.Info.Downloads).Where(d => built.Failed.Any(f => InputInfo.Holds(f.File, d.SaveAs))))
        {
            FeedDownloads.Forget(folder.Root, download.SaveAs);
        }

        return built;
    }

    private async Task TellAsync(ImmutableArray<FetchedFeed> fetched, DatabaseManifest manifest, TextWriter output, CancellationToken cancel)
    {
        foreach (var feed in fetched.Where(f => f.Error is not null))
        {
            var isKept = manifest.Inputs.Any(i => i.Source == feed.Source && InputInfo.Holds(i.File, feed.File));
            await surroundings.Error.WriteLineAsync($"drydock: {feed.Source}: {feed.Error!.Message} {(isKept ? "What was known of it before is kept." : "Nothing is known of it.")}".AsMemory(), cancel);
            await surroundings.Error.WriteLineAsync($"  {feed.Error.Hint}".AsMemory(), cancel);
        }

        var changed = fetched.Count(f => f.Outcome == DownloadOutcome.Fetched);
        var same = fetched.Count(f => f.Outcome == DownloadOutcome.Unchanged);
        await output.WriteLineAsync($"{Amount.Of(changed, "feed", "feeds")} fetched, {same} unchanged, {fetched.Length - changed - same} not to be had".AsMemory(), cancel);
    }
}
