using System.Text;

namespace Drydock.Oci.Layers;

/// <summary>
/// The extended header records that change how an entry is read.
/// <see href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_03"/>
/// </summary>
internal sealed class PaxRecords
{
    public byte[]? Path { get; set; }

    public byte[]? LinkPath { get; set; }

    public long? Size { get; private set; }

    public long? Uid { get; private set; }

    public long? Gid { get; private set; }

    public byte[] Capability { get; private set; } = [];

    /// <summary>GNU sparse 0.0, 0.1 and 1.0 in PAX records.</summary>
    public bool IsSparse { get; private set; }

    public byte[]? SparseName { get; private set; }

    public long? SparseSize { get; private set; }

    /// <summary>Takes over the records of one extended header; false when they are not well formed.</summary>
    public bool TryAdd(ReadOnlySpan<byte> records)
    {
        while (!records.IsEmpty)
        {
            var space = records.IndexOf((byte)' ');
            if (space is < 1 or > 10 || !int.TryParse(records[..space], out var length) || length <= space + 2 || length > records.Length || records[length - 1] != '\n')
            {
                return false;
            }

            var record = records[(space + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals < 1 || !Take(Encoding.Latin1.GetString(record[..equals]), record[(equals + 1)..]))
            {
                return false;
            }

            records = records[length..];
        }

        return true;
    }

    private bool Take(string key, ReadOnlySpan<byte> value)
    {
        switch (key)
        {
            case "path":
                Path = value.ToArray();
                return value.IndexOf((byte)0) < 0;
            case "linkpath":
                LinkPath = value.ToArray();
                return value.IndexOf((byte)0) < 0;
            case "size":
                return TryNumber(value, v => Size = v);
            case "uid":
                return TryNumber(value, v => Uid = v);
            case "gid":
                return TryNumber(value, v => Gid = v);
            case "SCHILY.xattr.security.capability":
                Capability = value.ToArray();
                return true;
            case "GNU.sparse.name":
                IsSparse = true;
                SparseName = value.ToArray();
                return value.IndexOf((byte)0) < 0;
            case "GNU.sparse.realsize" or "GNU.sparse.size":
                IsSparse = true;
                return TryNumber(value, v => SparseSize = v);
            default:
                IsSparse |= key.StartsWith("GNU.sparse.", StringComparison.Ordinal);
                return true;
        }
    }

    private static bool TryNumber(ReadOnlySpan<byte> value, Action<long> set)
    {
        if (!long.TryParse(value, out var number) || number < 0)
        {
            return false;
        }

        set(number);
        return true;
    }
}
