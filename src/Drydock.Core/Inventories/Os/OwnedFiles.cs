namespace Drydock.Core.Inventories.Os;

/// <summary>Lists of a package's files in a file named for the package.</summary>
internal static class OwnedFiles
{
    /// <summary>Absolute paths, a line each, a folder right before what it holds.</summary>
    public static void Read(FileView file, string ecosystem, string suffix, FactWriter facts)
    {
        var rest = file.Bytes;
        var files = new FileListWriter(rest.Length);
        var previous = default(ReadOnlySpan<byte>);
        while (!rest.IsEmpty)
        {
            var line = TakeLine(ref rest);
            if (line.IsEmpty || line.SequenceEqual("/."u8))
            {
                continue;
            }

            if (line[0] != '/')
            {
                facts.Malformed("a line is not an absolute path");
                continue;
            }

            line = line[1..];
            if (!previous.IsEmpty && !IsFolderOf(previous, line))
            {
                files.Add(previous);
            }

            previous = line;
        }

        if (!previous.IsEmpty)
        {
            files.Add(previous);
        }

        Add(files, file, ecosystem, suffix, facts);
    }

    /// <summary><c>md5sum</c>'s output: a hash, two spaces, a relative path.</summary>
    public static void ReadSums(FileView file, string ecosystem, string suffix, FactWriter facts)
    {
        const int HashLength = 32;
        var rest = file.Bytes;
        var files = new FileListWriter(rest.Length);
        while (!rest.IsEmpty)
        {
            var line = TakeLine(ref rest);
            if (line.Length > HashLength + 2 && line[HashLength] == ' ')
            {
                var path = line[(HashLength + 2)..];
                files.Add(path.StartsWith("./"u8) ? path[2..] : path.TrimStart((byte)'/'));
            }
            else if (!line.IsEmpty)
            {
                facts.Malformed("a line is not a hash and a path");
            }
        }

        Add(files, file, ecosystem, suffix, facts);
    }

    private static void Add(FileListWriter files, FileView file, string ecosystem, string suffix, FactWriter facts)
    {
        if (files.Take() is { IsEmpty: false } list)
        {
            facts.Add(new OwnedFilesFact(ecosystem, file.Name[..^suffix.Length], list));
        }
    }

    private static bool IsFolderOf(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> path) => path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder);

    private static ReadOnlySpan<byte> TakeLine(scoped ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }
}
