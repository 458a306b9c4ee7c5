namespace Drydock.Core.Inventories;

/// <summary>An ELF file of the squashed image.</summary>
/// <param name="Layer">Index of the layer that introduced it.</param>
public sealed record ElfFile(string Path, ElfInfo Elf, int Layer);
