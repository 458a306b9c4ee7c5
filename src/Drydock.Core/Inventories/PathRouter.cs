using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>Answers, for a path, which analyzers want the file: built once from what all of them declare, three look-ups for each path.</summary>
public sealed class PathRouter
{
    private readonly Dictionary<string, List<(PathPattern Pattern, ulong Analyzer)>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(PathPattern Pattern, ulong Analyzer)>> byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(PathPattern Pattern, ulong Analyzer)>> byParent = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(PathPattern Pattern, ulong Analyzer)>>.AlternateLookup<ReadOnlySpan<char>> names;
    private readonly Dictionary<string, List<(PathPattern Pattern, ulong Analyzer)>>.AlternateLookup<ReadOnlySpan<char>> extensions;
    private readonly Dictionary<string, List<(PathPattern Pattern, ulong Analyzer)>>.AlternateLookup<ReadOnlySpan<char>> parents;
    private readonly List<(TextFilter Filter, ulong Analyzer)> texts = [];
    private readonly ulong elf;
    private readonly ulong pe;

    /// <param name="analyzers">At most 64; a bit of the answer stands for the analyzer at that position.</param>
    public PathRouter(ImmutableArray<IFileAnalyzer> analyzers)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(analyzers.Length, 64);
        for (var i = 0; i < analyzers.Length; i++)
        {
            var filter = analyzers[i].Paths;
            foreach (var pattern in filter.Patterns.Select(p => new PathPattern(p)))
            {
                Register(pattern, 1UL << i);
            }

            if (filter.Text is { } text)
            {
                texts.Add((text, 1UL << i));
            }

            var magic = filter.Magic.IsDefault ? [] : filter.Magic;
            elf |= magic.Contains(FileMagic.Elf) ? 1UL << i : 0;
            pe |= magic.Contains(FileMagic.Pe) ? 1UL << i : 0;
        }

        names = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        extensions = byExtension.GetAlternateLookup<ReadOnlySpan<char>>();
        parents = byParent.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The analyzers that want a file of this name, one bit each.</summary>
    public ulong Match(ReadOnlySpan<char> path)
    {
        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        var dot = name.LastIndexOf('.');
        var wanted = Match(names, name, path);
        if (dot >= 0)
        {
            wanted |= Match(extensions, name[dot..], path);
        }

        if (slash > 0)
        {
            wanted |= Match(parents, LastSegment(path[..slash]), path);
        }

        return wanted;
    }

    /// <summary>The analyzers that want a file with these first bytes, whatever its name.</summary>
    public ulong MatchMagic(ReadOnlySpan<byte> head) => head switch
    {
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => elf,
        [(byte)'M', (byte)'Z', ..] => pe,
        _ => 0,
    };

    /// <summary>The analyzers that want a file of this path and size if it is text.</summary>
    public ulong MatchText(ReadOnlySpan<char> path, long size)
    {
        ulong wanted = 0;
        foreach (var (filter, analyzer) in texts)
        {
            wanted |= size <= filter.MaxBytes && filter.Holds(path) ? analyzer : 0;
        }

        return wanted;
    }

    private static ReadOnlySpan<char> LastSegment(ReadOnlySpan<char> folder) => folder[(folder.LastIndexOf('/') + 1)..];

    private static ulong Match(Dictionary<string, List<(PathPattern Pattern, ulong Analyzer)>>.AlternateLookup<ReadOnlySpan<char>> table, ReadOnlySpan<char> key, ReadOnlySpan<char> path)
    {
        ulong wanted = 0;
        if (table.TryGetValue(key, out var entries))
        {
            foreach (var (pattern, analyzer) in entries)
            {
                wanted |= pattern.IsMatch(path) ? analyzer : 0;
            }
        }

        return wanted;
    }

    private void Register(PathPattern pattern, ulong analyzer)
    {
        var (table, key) = pattern.Last switch
        {
            "*" => (byParent, pattern.Parent ?? throw new ArgumentException("a pattern of one * wants everything")),
            var last when !last.Contains('*') => (byName, last),
            var last when last.LastIndexOf('.') > last.LastIndexOf('*') => (byExtension, last[last.LastIndexOf('.')..]),
            var last => throw new ArgumentException($"the pattern's last segment '{last}' is neither a name nor *.suffix"),
        };
        if (!table.TryGetValue(key, out var entries))
        {
            table[key] = entries = [];
        }

        entries.Add((pattern, analyzer));
    }
}
