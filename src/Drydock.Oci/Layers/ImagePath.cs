using System.Text.Unicode;

namespace Drydock.Oci.Layers;

/// <summary>Paths inside an image: relative to its root, <c>/</c> between the parts, no <c>.</c>, <c>..</c> or empty part.</summary>
public static class ImagePath
{
    /// <summary>Reads a stored name into <paramref name="entry"/>. Bytes that are not UTF-8 become <c>\xNN</c>, so that no two names fall together by accident.</summary>
    /// <returns>False when the name tried to leave the root; it was kept inside, as a runtime would.</returns>
    internal static bool Decode(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, LayerEntry entry)
    {
        var buffer = entry.PathBuffer(((prefix.Length + name.Length) * 4) + 1);
        var length = 0;
        if (!prefix.IsEmpty)
        {
            length = DecodeText(prefix, buffer);
            buffer[length++] = '/';
        }

        length += DecodeText(name, buffer[length..]);
        var inside = Clean(buffer, ref length);
        entry.SetLength(length);
        return inside;
    }

    /// <summary>The normal form of a path in the image, for example of a link's target.</summary>
    public static string Normalize(ReadOnlySpan<char> path)
    {
        var buffer = path.ToArray();
        var length = buffer.Length;
        Clean(buffer, ref length);
        return new string(buffer, 0, length);
    }

    /// <summary>Where a symbolic link at <paramref name="link"/> points, inside the image.</summary>
    public static string ResolveLink(string link, string target) =>
        target.StartsWith('/') ? Normalize(target) : Normalize($"{Parent(link)}/{target}");

    /// <summary>Everything before the last <c>/</c>; empty at the root.</summary>
    public static ReadOnlySpan<char> Parent(ReadOnlySpan<char> path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    /// <summary>Everything after the last <c>/</c>.</summary>
    public static ReadOnlySpan<char> Name(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>A stored name as text, without cleaning it.</summary>
    internal static string DecodeText(ReadOnlySpan<byte> bytes)
    {
        var buffer = new char[bytes.Length * 4];
        return new string(buffer, 0, DecodeText(bytes, buffer));
    }

    private static int DecodeText(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        var length = 0;
        while (!bytes.IsEmpty)
        {
            var status = Utf8.ToUtf16(bytes, chars[length..], out var read, out var written, replaceInvalidSequences: false);
            length += written;
            bytes = bytes[read..];
            if (status == System.Buffers.OperationStatus.Done)
            {
                break;
            }

            const string Hex = "0123456789ABCDEF";
            (chars[length], chars[length + 1], chars[length + 2], chars[length + 3]) = ('\\', 'x', Hex[bytes[0] >> 4], Hex[bytes[0] & 15]);
            length += 4;
            bytes = bytes[1..];
        }

        return length;
    }

    private static bool Clean(Span<char> path, ref int length)
    {
        if (IsClean(path[..length]))
        {
            return true;
        }

        int to = 0, from = 0;
        var inside = true;
        while (from < length)
        {
            var slash = path[from..length].IndexOf('/');
            var end = slash < 0 ? length : from + slash;
            var part = path[from..end];
            if (part is "..")
            {
                inside &= to > 0;
                to = Math.Max(0, path[..to].LastIndexOf('/'));
            }
            else if (part.Length > 0 && part is not ".")
            {
                if (to > 0)
                {
                    path[to++] = '/';
                }

                part.CopyTo(path[to..]);
                to += part.Length;
            }

            from = end + 1;
        }

        length = to;
        return inside;
    }

    private static bool IsClean(ReadOnlySpan<char> path) =>
        path.Length == 0
        || (path[0] is not ('/' or '.') && path[^1] != '/' && path.IndexOf("//", StringComparison.Ordinal) < 0 && path.IndexOf("/.", StringComparison.Ordinal) < 0);
}
