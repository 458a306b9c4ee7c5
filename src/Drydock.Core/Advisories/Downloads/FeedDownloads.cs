using System.Collections.Concurrent;
using System.Collections.Immutable;
using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;

namespace Drydock.Core.Advisories.Downloads;

/// <summary>
/// Fetches production feeds into a folder of feeds:
/// <code>
///   feeds/SOURCE-FOLDER/FILE       laid out as a folder of feeds is
///   downloads/SOURCE-FOLDER/FILE.  versions and drafts: apart, since whatever lies among feeds is read as one
/// </code>
/// A feed that fails takes no other with it.
/// </summary>
/// <param name="root">The folder of the database.</param>
/// <param name="mirror">Where feeds come from instead of their publishers.</param>
internal sealed class FeedDownloads(FileDownloads files, string root, FeedMirror? mirror, Limits limits)
{
    /// <summary>Few: publishers of feeds do not like crowds.</summary>
    private const int AtOnce = 4;
    private const int MostNameBytes = 4096;

    public static string FeedsOf(string root) => Path.Join(root, "feeds");

    /// <summary>What came is no good: the next update fetches it whatever its server says.</summary>
    public static void Forget(string root, string file) => FileDownloads.Forget(NotesOf(root, file));

    /// <param name="received">Told how many bytes came.</param>
    /// <param name="done">Told of each file that is here, or is not to be had.</param>
    /// <returns>By source and file.</returns>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/>: there is no room.</exception>
    public async Task<ImmutableArray<FetchedFeed>> RunAsync(IEnumerable<IAdvisorySource> sources, Action<long> received, Action done, CancellationToken cancel)
    {
        var fetched = new ConcurrentBag<FetchedFeed>();
        var wanted = sources.SelectMany(s => s.Info.Downloads.Select(d => (s.Info.Id, Download: d)));
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (one, token) =>
        {
            fetched.Add(await FetchAsync(one.Id, one.Download, received, token));
            done();
        });
        return [.. fetched.OrderBy(f => f.Source, StringComparer.Ordinal).ThenBy(f => f.File, StringComparer.Ordinal)];
    }

    private async Task<FetchedFeed> FetchAsync(string source, FeedDownload download, Action<long> received, CancellationToken cancel)
    {
        try
        {
            var address = mirror?.AddressOf(download) ?? (download.IsNameOfFile ? await FollowAsync(download, cancel) : download.Address);
            var file = new FileDownload(address, Path.Join(FeedsOf(root), download.SaveAs), NotesOf(root, download.SaveAs), limits.FeedFileBytes) { Authorization = mirror?.Authorization };
            return new FetchedFeed(source, download.SaveAs, await files.FetchAsync(file, received, cancel), null);
        }
        catch (DrydockException e) when (e.Code != ErrorCodes.OutputFailed)
        {
            return new FetchedFeed(source, download.SaveAs, null, e);
        }
    }

    /// <summary>The address of the file whose name is to be read at another one.</summary>
    private async Task<Uri> FollowAsync(FeedDownload download, CancellationToken cancel)
    {
        var notes = NotesOf(root, download.SaveAs) + ".name";
        await files.FetchAsync(new FileDownload(download.Address, notes, notes, MostNameBytes), _ => { }, cancel);
        var name = System.Text.Encoding.UTF8.GetString(await BoundedReader.ReadFileAsync(notes, MostNameBytes, cancel)).Trim();
        return name.Length is > 0 and < 256 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? new Uri(download.Address, name)
            : throw new DrydockException(ErrorCodes.FeedDamaged, $"Fetching '{download.Address}' failed: it does not hold the name of a file.", "Try again later.");
    }

    private static string NotesOf(string root, string file) => Path.Join(root, "downloads", file);
}
