using System.Buffers.Binary;
using System.Text;

namespace Drydock.Core.Actions.Patch.Linking;

/// <summary>
/// The bytes of <c>/etc/ld.so.cache</c>. <see href="https://sourceware.org/git/?p=glibc.git;a=blob;f=sysdeps/generic/dl-cache.h"/>
/// </summary>
/// <param name="generator">What glibc since 2.33 writes at the end about itself; null for the form before it, in which each entry has its own strings.</param>
/// <param name="flags">The byte that says the byte order.</param>
internal sealed class LinkerCacheFile(string? generator, byte flags)
{
    private const int HeaderSize = 48;
    private const int EntrySize = 24;
    private const uint ExtensionMagic = 0xEAA42174;
    private static readonly byte[] Magic = "glibc-ld.so.cache1.1"u8.ToArray();

    /// <summary>Null when the bytes are no cache of the form that is written here.</summary>
    public static (bool HasExtension, byte Flags)? Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= HeaderSize && bytes.StartsWith(Magic) ? (BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]) != 0, bytes[28]) : null;

    /// <param name="libraries">In the order of the cache.</param>
    public byte[] Write(IReadOnlyList<CachedLibrary> libraries)
    {
        var start = HeaderSize + (EntrySize * libraries.Count);
        var (strings, offsets) = generator is null ? InOrder(libraries) : Shared(libraries);
        var end = start + strings.Length;
        var extension = (end + 3) & ~3;
        var text = Encoding.Latin1.GetBytes(generator ?? "");
        var bytes = new byte[generator is null ? end : extension + 24 + text.Length];
        Magic.CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20), (uint)libraries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(24), (uint)strings.Length);
        bytes[28] = flags;
        for (var i = 0; i < libraries.Count; i++)
        {
            var entry = bytes.AsSpan(HeaderSize + (EntrySize * i));
            BinaryPrimitives.WriteInt32LittleEndian(entry, libraries[i].Flags);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)(start + offsets[i].Name));
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)(start + offsets[i].Path));
            BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], generator is null ? libraries[i].OsVersion : 0);
        }

        strings.CopyTo(bytes, start);
        if (generator is not null)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(32), (uint)extension);
            var header = bytes.AsSpan(extension);
            BinaryPrimitives.WriteUInt32LittleEndian(header, ExtensionMagic);
            BinaryPrimitives.WriteUInt32LittleEndian(header[4..], 1);
            // One section, with tag and flags 0: the generator.
            BinaryPrimitives.WriteUInt32LittleEndian(header[16..], (uint)extension + 24);
            BinaryPrimitives.WriteUInt32LittleEndian(header[20..], (uint)text.Length);
            text.CopyTo(header[24..]);
        }

        return bytes;
    }

    private static (byte[] Strings, List<(int Name, int Path)> Offsets) InOrder(IReadOnlyList<CachedLibrary> libraries)
    {
        var text = new StringBuilder();
        var offsets = new List<(int, int)>();
        foreach (var library in libraries)
        {
            offsets.Add((text.Length, text.Length + library.Name.Length + 1));
            text.Append(library.Name).Append('\0').Append(library.Path).Append('\0');
        }

        return (Encoding.Latin1.GetBytes(text.ToString()), offsets);
    }

    /// <summary>Each string once, and not at all where it is the end of another: so they are ordered by their ends, the longer first.</summary>
    private static (byte[] Strings, List<(int Name, int Path)> Offsets) Shared(IReadOnlyList<CachedLibrary> libraries)
    {
        var text = new StringBuilder();
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        var (previous, offset) = ("", 0);
        foreach (var next in libraries.SelectMany(l => new[] { l.Name, l.Path }).Distinct().Order(Comparer<string>.Create(CompareEnds)))
        {
            if (at.Count > 0 && previous.EndsWith(next, StringComparison.Ordinal))
            {
                offset += previous.Length - next.Length;
            }
            else
            {
                offset = text.Length;
                text.Append(next).Append('\0');
            }

            at[next] = offset;
            previous = next;
        }

        return (Encoding.Latin1.GetBytes(text.ToString()), [.. libraries.Select(l => (at[l.Name], at[l.Path]))]);
    }

    private static int CompareEnds(string a, string b)
    {
        for (var i = 1; i <= Math.Min(a.Length, b.Length); i++)
        {
            if (a[^i] != b[^i])
            {
                return b[^i] - a[^i];
            }
        }

        return b.Length - a.Length;
    }
}
