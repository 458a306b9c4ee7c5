using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Caching;

/// <summary>Writes cached facts: lengths before contents, every string once. <see cref="FactDecoder"/> reads them.</summary>
internal sealed class FactEncoder : IDisposable
{
    private readonly MemoryStream memory = new();
    private readonly BinaryWriter writer;
    private readonly Dictionary<string, int> strings = new(StringComparer.Ordinal);

    public FactEncoder() => writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true);

    public ReadOnlySpan<byte> Written
    {
        get
        {
            writer.Flush();
            return memory.GetBuffer().AsSpan(0, (int)memory.Length);
        }
    }

    public void Write(GroupFacts group)
    {
        WriteGaps(group.Gaps);
        writer.Write(group.Facts.Length);
        foreach (var fact in group.Facts)
        {
            Write(fact.Path);
            Write(fact.Analyzer);
            WriteBody(fact.Body);
        }
    }

    public void Write(FileFacts files)
    {
        WriteGaps(files.Gaps);
        var table = files.Table;
        WriteBlock(MemoryMarshal.AsBytes(table.Nodes));
        WriteBlock(table.Names);
        WriteAll(table.Folders);
        writer.Write(table.Links.Count);
        foreach (var (index, target) in table.Links)
        {
            writer.Write(index);
            Write(target);
        }

        writer.Write(table.Capabilities.Count);
        foreach (var (index, value) in table.Capabilities)
        {
            writer.Write(index);
            WriteBlock(value);
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        memory.Dispose();
    }

    private void WriteGaps(ImmutableArray<Gap> gaps)
    {
        writer.Write(gaps.Length);
        foreach (var gap in gaps)
        {
            Write(gap.Path);
            writer.Write((byte)gap.Kind);
            Write(gap.Message);
        }
    }

    private void WriteBody(FactBody body)
    {
        switch (body)
        {
            case PackageFact(var package):
                writer.Write((byte)FactTag.Package);
                WritePackage(package);
                break;
            case OsFact(var os):
                writer.Write((byte)FactTag.Os);
                WriteAll([os.Id, os.VersionId, os.PrettyName, os.IdLike, os.Codename, os.Cpe]);
                break;
            case OwnedFilesFact(var ecosystem, var name, var files):
                writer.Write((byte)FactTag.OwnedFiles);
                Write(ecosystem);
                Write(name);
                WriteBlock(files.Utf8.Span);
                break;
            case LicenseFact(var ecosystem, var name, var licenses):
                writer.Write((byte)FactTag.License);
                Write(ecosystem);
                Write(name);
                WriteAll(licenses);
                break;
            case SbomFact(var format):
                writer.Write((byte)FactTag.Sbom);
                Write(format);
                break;
            case SecretFact(var info, var line, var excerpt):
                writer.Write((byte)FactTag.Secret);
                Write(info.Id);
                Write(info.Name);
                writer.Write((byte)info.Strength);
                writer.Write(line);
                Write(excerpt);
                break;
            case ElfFact(var elf):
                writer.Write((byte)FactTag.Elf);
                WriteElf(elf);
                break;
            default:
                throw new InvalidOperationException($"no encoding for {body.GetType().Name}");
        }
    }

    private void WritePackage(Package package)
    {
        WriteAll([package.Ecosystem, package.Name, package.Version, package.Release, package.Architecture, package.Vendor]);
        writer.Write(package.Epoch ?? -1);
        WriteAll(package.Source is { } source ? [source.Name, source.Version] : []);
        WriteAll(package.Licenses);
        WriteBlock(package.Files.Utf8.Span);
        WriteAll(package.Requires);
        WriteAll(package.Provides);
        WriteMap(package.Hashes);
        WriteMap(package.Properties);
    }

    private void WriteElf(ElfInfo elf)
    {
        WriteAll([elf.Type, elf.Machine, elf.Interpreter ?? "", elf.Soname ?? "", elf.BuildId ?? "", elf.Relro]);
        WriteAll(elf.Needed);
        WriteAll(elf.Rpath);
        WriteAll(elf.Runpath);
        writer.Write((byte)((elf.IsStripped ? 1 : 0) | (elf.IsPie ? 2 : 0) | (elf.HasStackCanary ? 4 : 0) | (elf.HasNx ? 8 : 0)));
    }

    private void WriteMap(ImmutableSortedDictionary<string, string> map)
    {
        writer.Write(map.Count);
        foreach (var (key, value) in map)
        {
            Write(key);
            Write(value);
        }
    }

    private void WriteAll(IReadOnlyCollection<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts)
        {
            Write(text);
        }
    }

    private void Write(string text)
    {
        if (strings.TryGetValue(text, out var known))
        {
            writer.Write7BitEncodedInt(known);
            return;
        }

        writer.Write7BitEncodedInt(0);
        writer.Write(text);
        strings[text] = strings.Count + 1;
    }

    private void WriteBlock(ReadOnlySpan<byte> block)
    {
        writer.Write(block.Length);
        writer.Write(block);
    }
}
