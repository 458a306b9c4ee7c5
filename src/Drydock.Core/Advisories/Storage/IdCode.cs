using System.Globalization;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Writes names of vulnerabilities: a CVE, which most are, in four bytes or so.</summary>
internal static class IdCode
{
    private const int FirstYear = 1980;

    public static void Write(ByteWriter writer, string id)
    {
        if (TryCve(id, out var year, out var number))
        {
            writer.Byte((byte)(year - FirstYear + 1));
            writer.Number(number);
        }
        else
        {
            writer.Byte(0);
            writer.Text(id);
        }
    }

    public static string Read(ref ByteReader reader)
    {
        var year = reader.Byte();
        return year == 0 ? reader.Text() : string.Create(CultureInfo.InvariantCulture, $"CVE-{year - 1 + FirstYear}-{reader.Number():D4}");
    }

    public static void WriteAll(ByteWriter writer, IReadOnlyCollection<string> ids)
    {
        writer.Number((uint)ids.Count);
        foreach (var id in ids)
        {
            Write(writer, id);
        }
    }

    public static System.Collections.Immutable.ImmutableArray<string> ReadAll(ref ByteReader reader)
    {
        var ids = new string[reader.Count()];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = Read(ref reader);
        }

        return [.. ids];
    }

    /// <summary>Only ids that are read back the same: the number has at least four digits, and no zero before more than four.</summary>
    private static bool TryCve(string id, out int year, out uint number)
    {
        (year, number) = (0, 0);
        return id.Length is >= 13 and <= 18 && VulnerabilityIds.IsCve(id) && id[8] == '-'
            && int.TryParse(id.AsSpan(4, 4), NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= FirstYear and < FirstYear + 255
            && uint.TryParse(id.AsSpan(9), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && (id.Length == 13 || id[9] != '0');
    }
}
