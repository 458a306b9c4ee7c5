using System.Text;

namespace Drydock.Core.Repositories.Debs;

/// <summary>
/// Finds the members of a <c>.deb</c>: <c>debian-binary</c>, <c>control.tar.*</c> and <c>data.tar.*</c>, in this order, with others between that begin with <c>_</c>.
/// <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb.5.en.html"/>
/// </summary>
internal static class ArReader
{
    private const int HeaderBytes = 60;
    private const int MostMembers = 16;

    /// <exception cref="Oci.Content.DrydockException"><see cref="Oci.Content.ErrorCodes.Malformed"/></exception>
    public static (ArMember Control, ArMember Contents) Read(ArFile archive, string name)
    {
        Span<byte> magic = stackalloc byte[8];
        if (ReadAt(archive, 0, magic) < magic.Length || !magic.SequenceEqual("!<arch>\n"u8))
        {
            throw DebFile.Malformed(name, "it is no ar archive");
        }

        ArMember? control = null;
        var hasVersion = false;
        var position = (long)magic.Length;
        for (var count = 0; TryNext(archive, position, name, out var member, out var title); count++)
        {
            if (count == MostMembers)
            {
                throw DebFile.Malformed(name, $"it has more than {MostMembers} members");
            }

            if (!hasVersion)
            {
                hasVersion = title == "debian-binary" && IsVersion2(archive, member) ? true : throw DebFile.Malformed(name, "it does not begin with the version of its format, 2.x");
            }
            else if (title.StartsWith("control.tar", StringComparison.Ordinal) && control is null)
            {
                control = member;
            }
            else if (title.StartsWith("data.tar", StringComparison.Ordinal) && control is { } before)
            {
                return (before, member);
            }
            else if (title is not ['_', ..])
            {
                throw DebFile.Malformed(name, $"it has the member '{title}' in a place where it has no meaning");
            }

            position = member.Offset + member.Length + (member.Length & 1);
        }

        throw DebFile.Malformed(name, "it has no control member, or no data member");
    }

    private static bool TryNext(ArFile archive, long position, string name, out ArMember member, out string title)
    {
        (member, title) = (default, "");
        Span<byte> header = stackalloc byte[HeaderBytes];
        var read = ReadAt(archive, position, header);
        if (read == 0)
        {
            return false;
        }

        var size = 0L;
        if (read < HeaderBytes || header[58] != '`' || header[59] != '\n' || !TryNumber(header[48..58], out size) || size > archive.Length - position - HeaderBytes)
        {
            throw DebFile.Malformed(name, "the header of a member is damaged, or the member is cut short");
        }

        member = new ArMember(position + HeaderBytes, size);
        title = Printable(header[..16].TrimEnd((byte)' ').TrimEnd((byte)'/'));
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out long number)
    {
        number = 0;
        foreach (var digit in digits.TrimEnd((byte)' '))
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return digits[0] != ' ';
    }

    private static bool IsVersion2(ArFile archive, ArMember member)
    {
        Span<byte> text = stackalloc byte[4];
        return member.Length is >= 4 and <= 64 && ReadAt(archive, member.Offset, text) == 4 && text.StartsWith("2."u8);
    }

    private static int ReadAt(ArFile archive, long position, Span<byte> buffer)
    {
        var length = 0;
        for (var read = 1; read > 0 && length < buffer.Length; length += read)
        {
            read = archive.ReadAt(position + length, buffer[length..]);
        }

        return length;
    }

    private static string Printable(ReadOnlySpan<byte> title)
    {
        var text = Encoding.ASCII.GetString(title);
        return text.Any(char.IsControl) ? "?" : text;
    }
}
