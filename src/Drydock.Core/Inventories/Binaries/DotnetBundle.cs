using System.Buffers.Binary;
using System.Text;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>
/// The manifest of a .NET single-file program. The host program keeps a mark in its data; the eight bytes before it say where the manifest stands,
/// behind the end of the host, where the files of the program are appended.
/// <see href="https://github.com/dotnet/designs/blob/main/accepted/2020/single-file/bundler.md"/>
/// </summary>
/// <param name="DepsSize">Zero when it has no deps.json.</param>
internal readonly record struct DotnetBundle(bool IsBundle, bool IsBroken = false, string DepsName = "", int DepsOffset = 0, int DepsSize = 0)
{
    private const byte DepsJson = 3;
    private const int MaxFiles = 100_000;
    private const int MaxName = 4096;
    private static readonly DotnetBundle Broken = new(true, IsBroken: true);

    /// <summary>SHA-256 of <c>.net core bundle</c>, by definition.</summary>
    private static ReadOnlySpan<byte> Mark =>
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    public static DotnetBundle Find(ReadOnlySpan<byte> bytes)
    {
        // Nearly every program ends where its headers say: only what has something appended is searched.
        var end = EndOfHost(bytes);
        if (end <= 0 || end >= bytes.Length)
        {
            return default;
        }

        var host = bytes[..(int)end];
        var mark = host.IndexOf(Mark);
        if (mark < 8)
        {
            return default;
        }

        // A host that is not a bundle has zero here: what is appended is something else.
        var offset = BinaryPrimitives.ReadInt64LittleEndian(host[(mark - 8)..]);
        return offset == 0 ? default : offset < 0 || offset >= bytes.Length ? Broken : ReadManifest(bytes, (int)offset);
    }

    private static long EndOfHost(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("MZ"u8))
        {
            var pe = new PeHeaders(bytes);
            return pe.IsPe ? pe.EndOffset : 0;
        }

        var elf = new ElfHeaders(bytes);
        return elf.IsProgram ? elf.EndOffset : 0;
    }

    /// <summary>
    /// Version (two numbers), count of files, an identifier; since 2 the places of two files and flags; a row for each file: offset, size, since 6 the
    /// compressed size, kind, path.
    /// </summary>
    private static DotnetBundle ReadManifest(ReadOnlySpan<byte> bytes, int offset)
    {
        var reader = new BundleReader(bytes[offset..]);
        var major = reader.U32();
        reader.Skip(4);
        var count = reader.U32();
        _ = reader.Text();
        reader.Skip(major >= 2 ? 40 : 0);
        if (major is 0 or > 100 || count > MaxFiles)
        {
            return Broken;
        }

        for (var i = 0; i < count; i++)
        {
            var (start, size) = (reader.I64(), reader.I64());
            var compressed = major >= 6 ? reader.I64() : 0;
            var kind = reader.U8();
            var name = reader.Text();
            if (reader.IsPastEnd)
            {
                return Broken;
            }

            if (kind == DepsJson)
            {
                return compressed != 0 || start < 0 || size < 0 || start > bytes.Length || size > bytes.Length - start
                    ? Broken
                    : new DotnetBundle(true, DepsName: Encoding.UTF8.GetString(name[..Math.Min(name.Length, MaxName)]), DepsOffset: (int)start, DepsSize: (int)size);
            }
        }

        return reader.IsPastEnd ? Broken : new DotnetBundle(true);
    }
}
