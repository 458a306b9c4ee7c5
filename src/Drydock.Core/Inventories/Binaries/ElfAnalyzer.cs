using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>How programs and shared libraries are linked and hardened, from their headers.</summary>
internal sealed class ElfAnalyzer : IFileAnalyzer
{
    /// <summary>UPX leaves no section headers and puts its mark behind the program headers.</summary>
    private const int UpxMarkWithin = 512;

    public AnalyzerInfo Info { get; } = new("elf", 1, AnalyzerGroup.Binaries, "ELF programs and libraries: loader, needed libraries, build ID, hardening");

    public PathFilter Paths { get; } = new([], [FileMagic.Elf]);

    public void Analyze(FileView file, FactWriter facts)
    {
        var elf = new ElfHeaders(file.Bytes);
        if (elf.Type != 0 && !elf.IsProgram)
        {
            return;
        }

        if (elf.Problem is { } problem)
        {
            facts.Malformed(problem);
            return;
        }

        if (elf.SegmentCount + elf.SectionCount == 0)
        {
            return;
        }

        if (elf.SectionCount == 0 && file.Bytes[..Math.Min(file.Bytes.Length, UpxMarkWithin)].IndexOf("UPX!"u8) >= 0)
        {
            facts.Gap(GapKind.Unsupported, "it is packed with UPX: what is inside cannot be seen");
        }

        if (new ElfInfoReader(elf, facts).Read() is { } info)
        {
            facts.Add(new ElfFact(info));
        }
    }
}
