using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>Go programs: the modules in them. <see href="https://pkg.go.dev/debug/buildinfo"/></summary>
internal sealed class GoBinaryAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("go-binary", 1, AnalyzerGroup.Packages, "Go modules and standard library, from the build information of programs (Go 1.13 and later)");

    public PathFilter Paths { get; } = new([], [FileMagic.Elf, FileMagic.Pe]);

    public void Analyze(FileView file, FactWriter facts)
    {
        var search = Search(file.Bytes);
        if (search.Info is not { } info)
        {
            if (search.IsGo)
            {
                facts.Gap(GapKind.ContentsUnknown, "a Go program whose build information is missing or broken: its modules are unknown");
            }

            return;
        }

        var modules = GoModules.Read(info.Modules);
        foreach (var package in GoPackages.Of(info, modules))
        {
            facts.Add(package);
        }

        if (modules.BadLines > 0)
        {
            facts.Malformed($"{modules.BadLines} lines of its module information are not modules");
        }

        if (modules.HasTooMany)
        {
            facts.Gap(GapKind.Limit, $"it names more than {GoModules.Max} modules; the rest is left out");
        }
    }

    private static GoSearch Search(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("MZ"u8))
        {
            var pe = new PeHeaders(bytes);
            return pe.IsPe ? GoBuildInfoFinder.Find(pe) : default;
        }

        var elf = new ElfHeaders(bytes);
        return elf.IsProgram ? GoBuildInfoFinder.Find(elf) : default;
    }
}
