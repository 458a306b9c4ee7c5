using System.Globalization;
using System.Text;

namespace Drydock.Oci.Layers;

/// <summary>
/// The extended header records that change how an entry is read.
/// <see href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_03"/>
/// </summary>
internal sealed class PaxRecords
{
    private const string AttributePrefix = "SCHILY.xattr.";
    private byte[]? path;
    private byte[]? linkPath;
    private byte[]? gnuPath;
    private byte[]? gnuLinkPath;
    private string sparseMajor = "";
    private string sparseMinor = "";
    private bool hasSparseMap;

    /// <summary>GNU's long name goes before a PAX path, whichever came first.</summary>
    public byte[]? Path => gnuPath ?? path;

    public byte[]? LinkPath => gnuLinkPath ?? linkPath;

    public long? Size { get; private set; }

    public long? Uid { get; private set; }

    public long? Gid { get; private set; }

    public byte[] Capability { get; private set; } = [];

    /// <summary>Seconds since 1970; a fraction is left out.</summary>
    public long? ModifiedAt { get; private set; }

    /// <summary>Extended attributes other than the capability; null when there are none.</summary>
    public List<ExtendedAttribute>? Attributes { get; private set; }

    /// <summary>GNU sparse 0.0, 0.1 or 1.0. A version that nobody knows is an ordinary file.</summary>
    public bool IsSparse => (sparseMajor, sparseMinor) switch
    {
        ("0", "0" or "1") or ("1", "0") => true,
        ("", "") => hasSparseMap,
        _ => false,
    };

    public byte[]? SparseName { get; private set; }

    public long? SparseSize { get; private set; }

    /// <summary>
    /// Takes over one extension for the entry that follows. A second set of PAX records replaces the first; global records concern nobody and, as runtimes have it, undo what came before.
    /// </summary>
    /// <returns>False when it is not well formed.</returns>
    public static bool TryRead(byte type, ReadOnlySpan<byte> content, ref PaxRecords? pax)
    {
        switch (type)
        {
            case (byte)'L':
                pax ??= new PaxRecords();
                pax.gnuPath = NonEmpty(Trim(content));
                return true;
            case (byte)'K':
                pax ??= new PaxRecords();
                pax.gnuLinkPath = NonEmpty(Trim(content));
                return true;
            case (byte)'x':
                pax = new PaxRecords { gnuPath = pax?.gnuPath, gnuLinkPath = pax?.gnuLinkPath };
                return pax.TryAddRecords(content);
            default:
                pax = null;
                return true;
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }

    private bool TryAddRecords(ReadOnlySpan<byte> records)
    {
        while (!records.IsEmpty)
        {
            var space = records.IndexOf((byte)' ');
            if (space is < 1 or > 10 || !int.TryParse(records[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length <= space + 2 || length > records.Length || records[length - 1] != '\n')
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
        // An empty value takes a record back: what the header says holds.
        switch (key)
        {
            case "path":
                path = NonEmpty(value);
                return value.IndexOf((byte)0) < 0;
            case "linkpath":
                linkPath = NonEmpty(value);
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
            case "mtime":
                TakeTime(value);
                return true;
            case "GNU.sparse.name":
                SparseName = NonEmpty(value);
                return value.IndexOf((byte)0) < 0;
            case "GNU.sparse.realsize" or "GNU.sparse.size":
                return TryNumber(value, v => SparseSize = v);
            case "GNU.sparse.major":
                sparseMajor = Encoding.Latin1.GetString(value);
                return true;
            case "GNU.sparse.minor":
                sparseMinor = Encoding.Latin1.GetString(value);
                return true;
            case "GNU.sparse.map" or "GNU.sparse.offset" or "GNU.sparse.numbytes":
                hasSparseMap |= !value.IsEmpty;
                return true;
            case var _ when key.StartsWith(AttributePrefix, StringComparison.Ordinal):
                (Attributes ??= []).Add(new ExtendedAttribute(key[AttributePrefix.Length..], value.ToArray()));
                return true;
            default:
                return true;
        }
    }

    /// <summary>A time that cannot be read is as good as none: nothing we judge hangs on it.</summary>
    private void TakeTime(ReadOnlySpan<byte> value)
    {
        var dot = value.IndexOf((byte)'.');
        ModifiedAt = long.TryParse(dot < 0 ? value : value[..dot], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
    }

    private static byte[]? NonEmpty(ReadOnlySpan<byte> value) => value.IsEmpty ? null : value.ToArray();

    private static bool TryNumber(ReadOnlySpan<byte> value, Action<long?> set)
    {
        if (value.IsEmpty)
        {
            set(null);
            return true;
        }

        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        set(number);
        return true;
    }
}
