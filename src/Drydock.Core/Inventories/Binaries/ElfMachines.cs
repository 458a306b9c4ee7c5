namespace Drydock.Core.Inventories.Binaries;

/// <summary>Names of processors. <see href="https://gabi.xinuos.com/elf/a-emachine.html"/></summary>
internal static class ElfMachines
{
    /// <summary>Go's name (GOARCH) where there is one, else the number.</summary>
    public static string NameOf(ushort machine, bool is64, bool isBig) => machine switch
    {
        2 => "sparc",
        3 => "386",
        8 => (is64 ? "mips64" : "mips") + (isBig ? "" : "le"),
        20 => "ppc",
        21 => isBig ? "ppc64" : "ppc64le",
        22 => is64 ? "s390x" : "s390",
        40 => isBig ? "armbe" : "arm",
        43 => "sparc64",
        62 => is64 ? "amd64" : "amd64p32",
        183 => isBig ? "arm64be" : "arm64",
        243 => is64 ? "riscv64" : "riscv",
        258 => is64 ? "loong64" : "loong32",
        _ => machine.ToString(),
    };
}
