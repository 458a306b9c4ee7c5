using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>The files of a package: rpm keeps base names, and for each the number of its folder in a list of folders.</summary>
internal static class RpmFiles
{
    /// <summary>A list is larger than its header, for folders repeat; past this factor somebody made it to fill our memory.</summary>
    private const int MaxGrowth = 8;

    /// <returns>False when the list contradicts itself or is over its limit; the list is empty then.</returns>
    public static bool TryRead(RpmHeader header, int headerLength, out FileList files)
    {
        files = FileList.Empty;
        var folders = FoldersOf(header);
        var names = header.Strings(RpmTag.BaseNames);
        var numbers = header.Int32s(RpmTag.DirIndexes);
        var length = 0L;
        while (names.MoveNext())
        {
            if (!TryTake(ref numbers, folders.Count, out var folder))
            {
                return false;
            }

            length += folders[folder].Length + names.Current.Length + 1;
        }

        if (length > ((long)headerLength * MaxGrowth) + 65536)
        {
            return false;
        }

        files = length > 0 ? Write(header, folders, (int)length) : OldList(header);
        return true;
    }

    private static FileList Write(RpmHeader header, Folders folders, int length)
    {
        var text = new byte[length];
        var rest = text.AsSpan();
        var names = header.Strings(RpmTag.BaseNames);
        var numbers = header.Int32s(RpmTag.DirIndexes);
        while (names.MoveNext())
        {
            _ = TryTake(ref numbers, folders.Count, out var folder);
            Append(ref rest, folders[folder]);
            Append(ref rest, names.Current);
            rest[0] = (byte)'\n';
            rest = rest[1..];
        }

        return new FileList(text);
    }

    /// <summary>Packages built before 2000 name each file whole.</summary>
    private static FileList OldList(RpmHeader header)
    {
        var length = 0;
        foreach (var name in header.Strings(RpmTag.OldFileNames))
        {
            length += name.TrimStart((byte)'/').Length + 1;
        }

        if (length == 0)
        {
            return FileList.Empty;
        }

        var text = new byte[length];
        var rest = text.AsSpan();
        foreach (var name in header.Strings(RpmTag.OldFileNames))
        {
            Append(ref rest, name.TrimStart((byte)'/'));
            rest[0] = (byte)'\n';
            rest = rest[1..];
        }

        return new FileList(text);
    }

    private static void Append(ref Span<byte> target, ReadOnlySpan<byte> part)
    {
        part.CopyTo(target);
        target[..part.Length].Replace((byte)'\n', (byte)' ');
        target = target[part.Length..];
    }

    private static bool TryTake(ref ReadOnlySpan<byte> numbers, int folders, out int folder)
    {
        folder = -1;
        if (numbers.Length < 4)
        {
            return false;
        }

        folder = BinaryPrimitives.ReadInt32BigEndian(numbers);
        numbers = numbers[4..];
        return folder >= 0 && folder < folders;
    }

    private static Folders FoldersOf(RpmHeader header)
    {
        var names = header.Strings(RpmTag.DirNames);
        var places = new List<Range>();
        while (names.MoveNext())
        {
            places.Add(names.Place);
        }

        return new Folders(names.Bytes, places);
    }

    private readonly ref struct Folders(ReadOnlySpan<byte> bytes, List<Range> places)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;

        public int Count => places.Count;

        public ReadOnlySpan<byte> this[int number] => bytes[places[number]].TrimStart((byte)'/');
    }
}
