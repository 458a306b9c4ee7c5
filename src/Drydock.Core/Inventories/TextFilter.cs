using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>Text files wherever they lie, but for some folders: for an analyzer that cannot know the names of what it looks for. What it leaves out is no gap.</summary>
/// <param name="Except">Folders from the root of the image (<c>usr/include</c>), with all below them.</param>
/// <param name="MaxBytes">Larger files are left out: they are data.</param>
public sealed record TextFilter(ImmutableArray<string> Except, int MaxBytes)
{
    /// <summary>Bytes at the front of a file by which text is known.</summary>
    public const int HeadBytes = 512;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> folders = new HashSet<string>(Except, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>No byte of the head is one that text does not have.</summary>
    public static bool IsText(ReadOnlySpan<byte> head) => head.IndexOf((byte)0) < 0;

    /// <summary>The path is not below one of the folders.</summary>
    public bool Holds(ReadOnlySpan<char> path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0;)
        {
            if (folders.Contains(path[..slash]))
            {
                return false;
            }

            var more = path[(slash + 1)..].IndexOf('/');
            slash = more < 0 ? -1 : slash + 1 + more;
        }

        return true;
    }
}
