using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>
/// Rust programs built with cargo-auditable: their crates, in zlib-compressed JSON in a section of its own.
/// <see href="https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md"/>
/// </summary>
internal sealed class CargoAuditableAnalyzer : IFileAnalyzer
{
    /// <summary>Programs of 400 crates have 50 KB.</summary>
    private const int MaxJson = 8 << 20;
    private const int MaxPackages = 20_000;

    public AnalyzerInfo Info { get; } = new("cargo-auditable", 1, AnalyzerGroup.Packages, "Rust crates, from programs built with cargo-auditable");

    public PathFilter Paths { get; } = new([], [FileMagic.Elf, FileMagic.Pe]);

    public void Analyze(FileView file, FactWriter facts)
    {
        if (!TryFindSection(file.Bytes, out var section, out var isOutside))
        {
            return;
        }

        if (isOutside)
        {
            facts.Malformed("its section .dep-v0 lies outside the file");
            return;
        }

        if (Inflated.Zlib(section, MaxJson, "its section .dep-v0", facts) is not { } json)
        {
            return;
        }

        if (!JsonRead.TryParse(json, out var document, out var problem))
        {
            facts.Malformed($"its section .dep-v0: {problem}");
            return;
        }

        using (document)
        {
            ReadPackages(document.RootElement, facts);
        }
    }

    private static bool TryFindSection(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> content, out bool isOutside)
    {
        content = default;
        isOutside = false;
        if (bytes.StartsWith("MZ"u8))
        {
            var pe = new PeHeaders(bytes);
            if (!pe.TryFindSection(".dep-v0"u8, out var row))
            {
                return false;
            }

            isOutside = !pe.TrySlice(row.Offset, row.Size, out content);
            return true;
        }

        var elf = new ElfHeaders(bytes);
        if (!elf.IsProgram || !elf.TryFindSection(".dep-v0"u8, out var section) || section.Type == ElfSection.NoBits)
        {
            return false;
        }

        isOutside = !elf.TrySlice(section.Offset, section.FileSize, out content);
        return true;
    }

    private static void ReadPackages(JsonElement root, FactWriter facts)
    {
        var rows = JsonRead.Elements(JsonRead.Member(root, "packages")).Take(MaxPackages + 1).Select(CargoCrate.Read).ToList();
        if (rows.Count == 0)
        {
            facts.Malformed("its section .dep-v0 names no packages");
        }

        if (rows.Count > MaxPackages)
        {
            facts.Gap(GapKind.Limit, $"it names more than {MaxPackages} crates; the rest is left out");
            rows.RemoveAt(MaxPackages);
        }

        var bad = rows.Count(r => r is null);
        if (bad > 0)
        {
            facts.Malformed($"{bad} crates have no name or no version");
        }

        var versions = rows.OfType<CargoCrate>().CountBy(r => r.Name).ToDictionary(StringComparer.Ordinal);
        var labels = rows.Select(r => r is null ? "" : versions[r.Name] > 1 ? $"{r.Name}@{r.Version}" : r.Name).ToImmutableArray();
        foreach (var row in rows.OfType<CargoCrate>())
        {
            facts.Add(row.ToPackage(labels));
        }
    }
}
