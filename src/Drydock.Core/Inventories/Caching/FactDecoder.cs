using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Drydock.Core.Inventories.Secrets;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Caching;

/// <summary>Reads what <see cref="FactEncoder"/> wrote. Blocks are slices of the input, not copies.</summary>
/// <exception cref="InvalidDataException">The bytes are not a cache entry of this version.</exception>
internal sealed class FactDecoder(ReadOnlyMemory<byte> bytes)
{
    private readonly List<string> strings = [];
    private int position;

    public GroupFacts ReadGroup()
    {
        var gaps = ReadGaps();
        var facts = ImmutableArray.CreateBuilder<Fact>();
        for (var left = ReadInt(); left > 0; left--)
        {
            facts.Add(new Fact(ReadText(), ReadText(), ReadBody()));
        }

        return new GroupFacts(facts.DrainToImmutable(), gaps);
    }

    public FileFacts ReadFiles()
    {
        var gaps = ReadGaps();
        var nodes = MemoryMarshal.Cast<byte, FileNode>(ReadBlock().Span).ToArray();
        var table = new FileTable(nodes, ReadBlock().ToArray());
        for (var left = ReadInt(); left > 0; left--)
        {
            table.AddFolder(ReadText());
        }

        for (var left = ReadInt(); left > 0; left--)
        {
            table.AddLink(ReadInt(), ReadText());
        }

        for (var left = ReadInt(); left > 0; left--)
        {
            table.AddCapability(ReadInt(), ReadBlock().ToArray());
        }

        return new FileFacts(table, gaps);
    }

    private ImmutableArray<Gap> ReadGaps()
    {
        var gaps = ImmutableArray.CreateBuilder<Gap>();
        for (var left = ReadInt(); left > 0; left--)
        {
            gaps.Add(new Gap(ReadText(), (GapKind)ReadByte(), ReadText()));
        }

        return gaps.DrainToImmutable();
    }

    private FactBody ReadBody() => (FactTag)ReadByte() switch
    {
        FactTag.Package => new PackageFact(ReadPackage()),
        FactTag.Os => ReadOs(),
        FactTag.OwnedFiles => new OwnedFilesFact(ReadText(), ReadText(), new FileList(ReadBlock())),
        FactTag.License => new LicenseFact(ReadText(), ReadText(), ReadAll()),
        FactTag.Sbom => new SbomFact(ReadText()),
        FactTag.Secret => new SecretFact(new SecretInfo(ReadText(), ReadText(), (SecretStrength)ReadByte()), ReadInt(), ReadText()),
        FactTag.Elf => new ElfFact(ReadElf()),
        var tag => throw new InvalidDataException($"unknown fact {tag}"),
    };

    private OsFact ReadOs()
    {
        var texts = ReadAll(6);
        return new OsFact(new OsRelease(texts[0], texts[1], texts[2]) { IdLike = texts[3], Codename = texts[4], Cpe = texts[5] });
    }

    private Package ReadPackage()
    {
        var texts = ReadAll(6);
        var epoch = ReadInt();
        var source = ReadAll();
        return new Package
        {
            Ecosystem = texts[0],
            Name = texts[1],
            Version = texts[2],
            Release = texts[3],
            Architecture = texts[4],
            Vendor = texts[5],
            Epoch = epoch < 0 ? null : epoch,
            Source = source.IsEmpty ? null : new SourcePackage(source[0], source[1]),
            Licenses = ReadAll(),
            Files = ReadBlock() is { IsEmpty: false } files ? new FileList(files) : FileList.Empty,
            Requires = ReadAll(),
            Provides = ReadAll(),
            Hashes = ReadMap(),
            Properties = ReadMap(),
        };
    }

    private ElfInfo ReadElf()
    {
        var texts = ReadAll(6);
        var (needed, rpath, runpath, flags) = (ReadAll(), ReadAll(), ReadAll(), ReadByte());
        return new ElfInfo
        {
            Type = texts[0],
            Machine = texts[1],
            Interpreter = texts[2].Length > 0 ? texts[2] : null,
            Soname = texts[3].Length > 0 ? texts[3] : null,
            BuildId = texts[4].Length > 0 ? texts[4] : null,
            Relro = texts[5],
            Needed = needed,
            Rpath = rpath,
            Runpath = runpath,
            IsStripped = (flags & 1) != 0,
            IsPie = (flags & 2) != 0,
            HasStackCanary = (flags & 4) != 0,
            HasNx = (flags & 8) != 0,
        };
    }

    private ImmutableSortedDictionary<string, string> ReadMap()
    {
        var left = ReadInt();
        if (left == 0)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (; left > 0; left--)
        {
            map[ReadText()] = ReadText();
        }

        return map.ToImmutable();
    }

    private ImmutableArray<string> ReadAll(int expected = -1)
    {
        var count = ReadInt();
        if (count < 0 || count > bytes.Length - position || (expected >= 0 && count != expected))
        {
            throw new InvalidDataException("a list has an impossible length");
        }

        var texts = new string[count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = ReadText();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(texts);
    }

    private string ReadText()
    {
        var known = ReadLength();
        if (known > 0)
        {
            return known <= strings.Count ? strings[known - 1] : throw new InvalidDataException("a string is not there");
        }

        var text = Encoding.UTF8.GetString(Take(ReadLength()).Span);
        strings.Add(text);
        return text;
    }

    private ReadOnlyMemory<byte> ReadBlock() => Take(ReadInt());

    private byte ReadByte() => Take(1).Span[0];

    private int ReadInt() => BinaryPrimitives.ReadInt32LittleEndian(Take(4).Span);

    private int ReadLength()
    {
        var (value, shift) = (0, 0);
        byte next;
        do
        {
            next = ReadByte();
            value |= (next & 0x7F) << shift;
            shift += 7;
        }
        while ((next & 0x80) != 0 && shift < 35);
        return value;
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        if (length < 0 || length > bytes.Length - position)
        {
            throw new InvalidDataException("the entry ends too early");
        }

        var taken = bytes.Slice(position, length);
        position += length;
        return taken;
    }
}
