using System.Formats.Tar;
using System.Globalization;
using System.Text;
using Drydock.Oci.Content;

namespace Drydock.Tests.Layers;

/// <summary>Tars of random entries as .NET's writer makes them, and how .NET's reader tells them.</summary>
internal static class RandomTar
{
    public static byte[] Make(TarEntryFormat format, Random random) => TarBytes.Of([.. Enumerable.Range(0, random.Next(30)).Select(i => Entry(format, i, random))]);

    public static List<string> Lines(byte[] tar)
    {
        var lines = new List<string>();
        using var reader = new TarReader(new MemoryStream(tar));
        while (reader.GetNextEntry() is { } entry)
        {
            var content = new byte[entry.DataStream?.Length ?? 0];
            entry.DataStream?.ReadExactly(content);
            var text = content.Length > 40 ? $"{content.Length} bytes {Digest.Sha256(content)}" : Encoding.UTF8.GetString(content);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{TypeOf(entry.EntryType)} {Convert.ToString((int)entry.Mode, 8)} {entry.Uid}:{entry.Gid} {entry.Name.TrimEnd('/')} {entry.LinkName}{text}").TrimEnd());
        }

        return lines;
    }

    private static TarEntry Entry(TarEntryFormat format, int index, Random random)
    {
        TarEntryType[] types = [TarEntryType.RegularFile, TarEntryType.RegularFile, TarEntryType.Directory, TarEntryType.SymbolicLink, TarEntryType.HardLink, TarEntryType.Fifo, TarEntryType.CharacterDevice];
        var type = types[random.Next(format == TarEntryFormat.V7 ? 5 : 7)];
        var name = Name(format, index, random);
        TarEntry entry = format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(type == TarEntryType.RegularFile ? TarEntryType.V7RegularFile : type, name),
            TarEntryFormat.Ustar => new UstarTarEntry(type, name),
            TarEntryFormat.Gnu => new GnuTarEntry(type, name),
            _ => new PaxTarEntry(type, name),
        };
        entry.Mode = (UnixFileMode)random.Next(4096);
        (entry.Uid, entry.Gid) = (random.Next(100000), random.Next(100000));
        if (type == TarEntryType.RegularFile)
        {
            var content = new byte[random.Next(4) == 0 ? random.Next(600_000) : random.Next(1100)];
            random.NextBytes(content);
            entry.DataStream = new MemoryStream(content.Length > 40 ? content : Encoding.ASCII.GetBytes(new string('c', content.Length)));
        }
        else if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
        {
            entry.LinkName = Name(format, index, random);
        }

        return entry;
    }

    private static string Name(TarEntryFormat format, int index, Random random)
    {
        var depth = format switch { TarEntryFormat.V7 => 3, TarEntryFormat.Ustar => 3, _ => 60 };
        var parts = Enumerable.Range(0, 1 + random.Next(depth)).Select(_ => new string((char)('a' + random.Next(26)), 1 + random.Next(20)));
        var accent = format is TarEntryFormat.Pax or TarEntryFormat.Gnu && random.Next(5) == 0 ? "é漢" : "";
        return $"{string.Join('/', parts)}/{accent}{index}";
    }

    private static string TypeOf(TarEntryType type) => type switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile => "File",
        TarEntryType.SymbolicLink => "Symlink",
        TarEntryType.HardLink => "Hardlink",
        _ => type.ToString(),
    };
}
