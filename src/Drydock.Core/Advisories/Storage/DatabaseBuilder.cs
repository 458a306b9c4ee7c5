using System.Collections.Concurrent;
using System.Collections.Immutable;
using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Makes a database of a folder of feeds. What was made of an input before is kept as long as the input and its reader stay the same.</summary>
internal sealed class DatabaseBuilder(DatabaseFolder folder, Limits limits)
{
    /// <param name="feeds">A folder laid out as <see cref="SourceInfo.Folders"/> says.</param>
    /// <param name="isPartial">Inputs of sources that are not named stay as they are; else the database holds the named ones only.</param>
    /// <param name="progress">Told of each input that is done.</param>
    /// <returns>The new state, and the inputs that could not be read: what was made of them before stays.</returns>
    public (DatabaseManifest Manifest, ImmutableArray<FailedInput> Failed) Build(
        string feeds, ImmutableArray<IAdvisorySource> sources, bool isPartial, Action<InputInfo, bool> progress, CancellationToken cancel)
    {
        var inputs = FeedFolder.Find(feeds, sources);
        if (inputs.Count == 0)
        {
            // An empty database would stand in the way of the snapshot, and say that nothing is known.
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading feeds from '{feeds}' failed: none of {string.Join(", ", sources.Select(s => s.Info.Id))} has files there.", "Lay feeds out as docs/feeds.md says, for example os/alpine-secdb/v3.20/main.json.");
        }

        using var held = folder.Lock();
        return Build(inputs, sources, isPartial, [], progress, cancel);
    }

    /// <summary>As <see cref="Build"/>, for who holds the folder already.</summary>
    /// <param name="missing">Files that could not be had and are not there: what was made of them before stays.</param>
    public (DatabaseManifest Manifest, ImmutableArray<FailedInput> Failed) BuildHeld(
        string feeds, ImmutableArray<IAdvisorySource> sources, bool isPartial, ImmutableArray<string> missing, Action<InputInfo, bool> progress, CancellationToken cancel) =>
        Build(FeedFolder.Find(feeds, sources), sources, isPartial, missing, progress, cancel);

    private (DatabaseManifest Manifest, ImmutableArray<FailedInput> Failed) Build(
        List<FeedInput> inputs, ImmutableArray<IAdvisorySource> sources, bool isPartial, ImmutableArray<string> missing, Action<InputInfo, bool> progress, CancellationToken cancel)
    {
        var before = folder.ReadForUpdate();
        var made = new ConcurrentBag<InputInfo>();
        var failed = new ConcurrentBag<FailedInput>();
        InParallel.ForEach(inputs.Where(i => !IsMissing(i.Name) || !before.Inputs.Any(b => b.Source == i.Source.Info.Id && b.File == i.Name)), Read, cancel);
        var others = before.Inputs.Where(i => (isPartial && !sources.Any(s => s.Info.Id == i.Source))
            || (IsMissing(i.File) && !made.Any(m => m.Source == i.Source && m.File == i.File)));
        var manifest = new DatabaseManifest([.. made.Concat(others).OrderBy(i => i.Source, StringComparer.Ordinal).ThenBy(i => i.File, StringComparer.Ordinal)]);
        folder.Switch(manifest);
        return (manifest, [.. failed.OrderBy(f => f.File, StringComparer.Ordinal)]);

        bool IsMissing(string input) => missing.Any(m => InputInfo.Holds(input, m));

        void Read(FeedInput input)
        {
            var old = before.Inputs.FirstOrDefault(i => i.Source == input.Source.Info.Id && i.File == input.Name);
            try
            {
                var (info, isReused) = Make(input, old, cancel);
                made.Add(info);
                progress(info, isReused);
            }
            catch (DrydockException e) when (e.Code == ErrorCodes.FeedDamaged || e.Code == ErrorCodes.LimitExceeded)
            {
                failed.Add(new FailedInput(input.Source.Info.Id, input.Name, e.Message, IsOldKept: old is not null));
                if (old is not null)
                {
                    made.Add(old);
                }
            }
        }
    }

    private (InputInfo Info, bool IsReused) Make(FeedInput input, InputInfo? old, CancellationToken cancel)
    {
        var digest = InputReading.DigestOf(input);
        return old is not null && old.Digest == digest && old.Reader == input.Source.Info.Version && old.Shards.All(folder.HasWhole)
            ? (old, true)
            : (new InputReading(input, limits).Run(digest, folder.Keep, cancel), false);
    }
}
