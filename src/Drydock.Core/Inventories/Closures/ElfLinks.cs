using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Closures;

/// <summary>What the dynamic loader is told by one ELF file.</summary>
internal sealed record ElfLinks(string Machine, string? Interpreter, ImmutableArray<string> Needed, ImmutableArray<string> Rpath, ImmutableArray<string> Runpath)
{
    public static ElfLinks Of(ElfInfo elf) => new(elf.Machine, elf.Interpreter, elf.Needed, elf.Rpath, elf.Runpath);
}
