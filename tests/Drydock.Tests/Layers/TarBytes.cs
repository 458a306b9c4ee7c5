using System.Formats.Tar;
using System.Text;

namespace Drydock.Tests.Layers;

/// <summary>Tars made byte by byte, for what no honest writer writes.</summary>
internal sealed class TarBytes
{
    private readonly MemoryStream bytes = new();

    /// <summary>What .NET's own writer makes of entries.</summary>
    public static byte[] Of(params TarEntry[] entries)
    {
        using var memory = new MemoryStream();
        using (var writer = new TarWriter(memory, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return memory.ToArray();
    }

    public static TarEntry File(string name, string content) => new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) };

    /// <summary>Adds one entry; <paramref name="size"/> says something else than the content where it is given.</summary>
    public TarBytes Add(char type, string name, string content = "", string? size = null, string prefix = "", string link = "")
    {
        var body = Encoding.Latin1.GetBytes(content);
        var header = new byte[512];
        Put(header, 0, name);
        Put(header, 100, "0000644\0");
        Put(header, 108, "0000000\0");
        Put(header, 116, "0000000\0");
        Put(header, 124, size ?? Convert.ToString(body.Length, 8).PadLeft(11, '0'));
        Put(header, 136, "00000000000\0");
        header[156] = (byte)(type == '\0' ? 0 : type);
        Put(header, 157, link);
        Put(header, 257, "ustar\0" + "00");
        Put(header, 345, prefix);
        Seal(header);
        bytes.Write(header);
        bytes.Write(body);
        bytes.Write(new byte[(512 - (body.Length % 512)) % 512]);
        return this;
    }

    /// <summary>Adds a PAX header with these records.</summary>
    public TarBytes Pax(params (string Key, string Value)[] records) => Add('x', "PaxHeader", string.Concat(records.Select(r => Record(r.Key, r.Value))));

    public byte[] Build(bool end = true) => [.. bytes.ToArray(), .. new byte[end ? 1024 : 0]];

    /// <summary>Writes the right checksum into a header.</summary>
    public static void Seal(Span<byte> header)
    {
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var b in header)
        {
            sum += b;
        }

        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", header[148..]);
    }

    public static string Record(string key, string value)
    {
        var length = key.Length + value.Length + 3;
        while (length != (length.ToString().Length + key.Length + value.Length + 3))
        {
            length = length.ToString().Length + key.Length + value.Length + 3;
        }

        return $"{length} {key}={value}\n";
    }

    private static void Put(byte[] header, int at, string text) => Encoding.Latin1.GetBytes(text, header.AsSpan(at));
}
