using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>
/// The one pass over a layer's entries: every entry into the file table, every wanted file, read once, to the analyzers that want it.
/// <code>
/// entries -> PathRouter -> analyzers -> LayerFacts
/// </code>
/// </summary>
internal sealed class LayerScanner(ImmutableArray<IFileAnalyzer> analyzers, Limits limits)
{
    private readonly PathRouter router = new(analyzers);
    private readonly ulong keepers = analyzers.Select((a, i) => a.Paths.NeedsSiblings ? 1UL << i : 0).Aggregate(0UL, (all, one) => all | one);

    /// <summary>Reads all of <paramref name="reader"/>; returns only after every digest checked out.</summary>
    /// <param name="cancel">Looked at between entries.</param>
    /// <exception cref="DrydockException">The layer is damaged or not what its digests say.</exception>
    public LayerScan Scan(EntryReader reader, CancellationToken cancel)
    {
        using var kept = new KeptFiles();
        var state = new ScanState(analyzers, kept);
        using var content = new FileContent();
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            Visit(reader, state, content);
        }

        reader.Complete();
        foreach (var (wanted, file) in kept.Views(limits))
        {
            Analyze(wanted, file, state);
        }

        return state.Finish(reader.Gaps);
    }

    private void Visit(EntryReader reader, ScanState state, FileContent content)
    {
        var entry = reader.Entry;
        switch (Whiteout.Parse(entry.PathSpan, out var target))
        {
            case WhiteoutKind.None:
                state.Files.Add(entry, entry.PathSpan, FileMark.None);
                state.Forget(entry.PathSpan);
                Route(reader, state, content);
                break;
            case WhiteoutKind.Deleted:
                state.Files.Add(entry, Whiteout.Target(entry.PathSpan), FileMark.Deleted);
                break;
            case WhiteoutKind.Opaque:
                state.Files.Add(entry, target, FileMark.Opaque);
                break;
            case WhiteoutKind.Invalid:
                state.AddGap(new Gap(entry.Path, GapKind.Malformed, "The whiteout names nothing that could be deleted."));
                break;
        }
    }

    private void Route(EntryReader reader, ScanState state, FileContent content)
    {
        var entry = reader.Entry;
        if (entry.Type != EntryType.File)
        {
            NoteLink(entry, state);
            return;
        }

        var wanted = router.Match(entry.PathSpan) | (entry.Size >= 4 ? router.MatchMagic(reader.Peek(4)) : 0);
        if (entry is { Size: > 0, IsSparse: false } && router.MatchText(entry.PathSpan, entry.Size) is var texts and > 0 && TextFilter.IsText(reader.Peek(TextFilter.HeadBytes)))
        {
            wanted |= entry.Size <= limits.FileBytes ? texts : 0;
        }

        wanted = wanted == 0 ? 0 : WithinLimits(wanted, entry, state);
        if (wanted != 0)
        {
            var bytes = (wanted & keepers) != 0 ? state.Kept.Keep(reader, wanted & keepers) : content.Read(reader, (int)entry.Size);
            Analyze(wanted & ~keepers, new FileView(entry.Path, entry.Mode, bytes) { Limits = limits }, state);
        }
    }

    /// <summary>A link where a file is wanted is fine when the file it names is read for the same reason; else it is a gap.</summary>
    private void NoteLink(LayerEntry entry, ScanState state)
    {
        if (entry.Type is not (EntryType.Symlink or EntryType.Hardlink) || router.Match(entry.PathSpan) is var wanted && wanted == 0)
        {
            return;
        }

        var target = entry.Type == EntryType.Hardlink ? ImagePath.Normalize(entry.LinkTarget) : ImagePath.ResolveLink(entry.Path, entry.LinkTarget);
        if ((router.Match(target) & wanted) != wanted)
        {
            state.AddGap(wanted, new Gap(entry.Path, GapKind.Path, $"It is a link to '{target}', which is not read as what the link's name says it is."));
        }
    }

    private ulong WithinLimits(ulong wanted, LayerEntry entry, ScanState state)
    {
        if (entry.IsSparse)
        {
            state.AddGap(wanted, new Gap(entry.Path, GapKind.Unsupported, "The file is stored as a GNU sparse file, whose content is not read."));
            return 0;
        }

        if (entry.Size > Math.Min(limits.FileBytes, Array.MaxLength))
        {
            state.AddGap(wanted, new Gap(entry.Path, GapKind.Limit, $"The file has {entry.Size} bytes, over the limit of {limits.FileBytes} (--max-file-size)."));
            return 0;
        }

        for (var i = 0; i < analyzers.Length; i++)
        {
            if ((wanted & (1UL << i)) != 0 && entry.Size > analyzers[i].Paths.MaxBytes)
            {
                state.AddGap(1UL << i, new Gap(entry.Path, GapKind.Limit, $"{analyzers[i].Info.Id}: the file has {entry.Size} bytes, more than any of its kind has."));
                wanted &= ~(1UL << i);
            }
        }

        return wanted;
    }

    private void Analyze(ulong wanted, FileView file, ScanState state)
    {
        for (var i = 0; i < analyzers.Length; i++)
        {
            if ((wanted & (1UL << i)) != 0)
            {
                state.Analyze(i, file);
            }
        }
    }
}
