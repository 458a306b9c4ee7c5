using System.Text;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>
/// The two texts that the Go linker leaves in a program: the version of Go and the modules.
/// <see href="https://pkg.go.dev/debug/buildinfo"/>
/// </summary>
/// <param name="GoVersion">As Go writes it: <c>go1.22.5</c>, <c>devel go1.23-…</c>.</param>
/// <param name="Modules">Lines of fields separated by tabs; empty for a program built without modules.</param>
internal sealed record GoBuildInfo(string GoVersion, string Modules)
{
    /// <summary>
    /// <code>
    /// 0        14       15     16                              32
    /// +--------+--------+------+-------------------------------+-----------------------------------------
    /// | magic  | size   | flags| since 1.18: nothing           | length, version, length, modules
    /// |        | of a   |      | before: address of the version string's header, address of the modules'
    /// |        | pointer|      |   (a header is an address and a length)
    /// +--------+--------+------+-----------------------------------------------------------------------
    /// </code>
    /// </summary>
    public const int HeaderSize = 32;
    private const int BigEndian = 1;
    private const int Inline = 2;
    private const int MaxVersion = 1024;

    /// <summary>Two marks of sixteen bytes stand around the modules; a newline stands before the second.</summary>
    private const int Mark = 16;

    /// <summary><c>FF</c>, then <c> Go buildinf:</c></summary>
    public static ReadOnlySpan<byte> Magic =>
        [0xff, (byte)' ', (byte)'G', (byte)'o', (byte)' ', (byte)'b', (byte)'u', (byte)'i', (byte)'l', (byte)'d', (byte)'i', (byte)'n', (byte)'f', (byte)':'];

    /// <summary>Null when what stands at <paramref name="start"/> is not build information.</summary>
    public static GoBuildInfo? Read(scoped in MappedFile file, int start, GoRelocations relocations)
    {
        var info = file.Bytes[start..];
        if (info.Length < HeaderSize)
        {
            return null;
        }

        ReadOnlySpan<byte> version, modules;
        if ((info[15] & Inline) != 0)
        {
            var rest = info[HeaderSize..];
            if (!TryTakeText(ref rest, out version) || !TryTakeText(ref rest, out modules))
            {
                return null;
            }
        }
        else
        {
            var (order, isWide) = (new ByteOrder((info[15] & BigEndian) != 0), info[14] == 8);
            if (info[14] is not (4 or 8)
                || !TryFollow(file, file.AddressOf(start + 16), order, isWide, relocations, out version)
                || !TryFollow(file, file.AddressOf(start + 16 + info[14]), order, isWide, relocations, out modules))
            {
                return null;
            }
        }

        return version.IsEmpty || version.Length > MaxVersion || version.ContainsAnyExceptInRange((byte)' ', (byte)'~')
            ? null
            : new GoBuildInfo(Encoding.UTF8.GetString(version), Encoding.UTF8.GetString(Unmark(modules)));
    }

    private static ReadOnlySpan<byte> Unmark(ReadOnlySpan<byte> modules) =>
        modules.Length > 2 * Mark && modules[^(Mark + 1)] == (byte)'\n' ? modules[Mark..^Mark] : default;

    /// <summary>A length in groups of seven bits, lowest first, and that many bytes.</summary>
    private static bool TryTakeText(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> text)
    {
        text = default;
        var length = 0UL;
        for (var i = 0; i < rest.Length && i < 5; i++)
        {
            length |= (ulong)(rest[i] & 0x7f) << (7 * i);
            if (rest[i] < 0x80)
            {
                rest = rest[(i + 1)..];
                if (length > (ulong)rest.Length)
                {
                    return false;
                }

                text = rest[..(int)length];
                rest = rest[(int)length..];
                return true;
            }
        }

        return false;
    }

    /// <summary>Address of a string's header, the header, its bytes. In a position-independent program the linker may have left the addresses to relocations.</summary>
    private static bool TryFollow(scoped in MappedFile file, ulong at, ByteOrder order, bool isWide, GoRelocations relocations, out ReadOnlySpan<byte> text)
    {
        text = default;
        var word = isWide ? 8u : 4u;
        if (!TryReadAddress(file, at, order, isWide, relocations, out var header))
        {
            return false;
        }

        if (header == 0)
        {
            return true;
        }

        return TryReadAddress(file, header, order, isWide, relocations, out var start)
            && file.TryRead(header + word, word, out var length)
            && file.TryRead(start, order.Word(length, isWide), out text);
    }

    private static bool TryReadAddress(scoped in MappedFile file, ulong at, ByteOrder order, bool isWide, GoRelocations relocations, out ulong address)
    {
        address = 0;
        if (!file.TryRead(at, isWide ? 8u : 4u, out var bytes))
        {
            return false;
        }

        address = order.Word(bytes, isWide);
        address = address != 0 ? address : relocations.Find(file, at);
        return true;
    }
}
