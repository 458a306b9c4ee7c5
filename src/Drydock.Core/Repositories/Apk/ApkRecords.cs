using System.Text;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Apk;

/// <summary>Reads records of packages: lines of a letter, a colon and a value, an empty line behind each record.</summary>
public static class ApkRecords
{
    /// <summary>The records of APKINDEX or of lib/apk/db/installed; of the latter without the files.</summary>
    /// <param name="what">For the message: "the index of '…'".</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/></exception>
    public static List<ApkRecord> Read(ReadOnlySpan<byte> text, string what)
    {
        var records = new List<ApkRecord>();
        var fields = new Dictionary<char, string>();
        var inFiles = false;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].TrimEnd((byte)'\r');
            if (line.IsEmpty)
            {
                Finish(fields, records, what);
                (fields, inFiles) = ([], false);
            }
            else if (line.Length < 2 || line[1] != ':')
            {
                throw Malformed(what, "a line is not a letter, a colon and a value");
            }
            else if (line[0] is (byte)'F' or (byte)'R' or (byte)'M' or (byte)'a' or (byte)'Z')
            {
                // Files come last, and their lines use letters again.
                inFiles = true;
            }
            else if (!inFiles)
            {
                fields.TryAdd((char)line[0], Encoding.UTF8.GetString(line[2..]));
            }
        }

        Finish(fields, records, what);
        return records;
    }

    private static void Finish(Dictionary<char, string> fields, List<ApkRecord> records, string what)
    {
        if (fields.Count == 0)
        {
            return;
        }

        if (fields.GetValueOrDefault('P', "").Length == 0 || fields.GetValueOrDefault('V', "").Length == 0)
        {
            throw Malformed(what, "a package has no name or no version");
        }

        records.Add(new ApkRecord(fields));
    }

    private static DrydockException Malformed(string what, string happened) =>
        new(ErrorCodes.Malformed, $"Reading {what} failed: {happened}.", "Check where it comes from.");
}
