using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>
/// .NET programs: the packages that their deps.json names, beside the program or within a single-file program.
/// <see href="https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md"/>
/// </summary>
internal sealed class DotnetDepsAnalyzer : IFileAnalyzer
{
    /// <summary>The largest programs have 2 MB.</summary>
    private const int MaxJson = 8 << 20;

    public AnalyzerInfo Info { get; } = new("dotnet-deps", 1, AnalyzerGroup.Packages, ".NET packages, from *.deps.json, also within single-file programs");

    public PathFilter Paths { get; } = new(["**/*.deps.json"], [FileMagic.Elf, FileMagic.Pe]);

    public void Analyze(FileView file, FactWriter facts)
    {
        if (file.Path.EndsWith(".deps.json", StringComparison.Ordinal))
        {
            Read(file.Path, file.Content, isBundle: false, facts);
            return;
        }

        var bundle = DotnetBundle.Find(file.Bytes);
        if (bundle.IsBroken)
        {
            facts.Malformed("a .NET single-file program whose manifest cannot be read");
        }
        else if (bundle.IsBundle && bundle.DepsSize == 0)
        {
            facts.Gap(GapKind.ContentsUnknown, "a .NET single-file program without deps.json: its packages are unknown");
        }
        else if (bundle.IsBundle)
        {
            Read($"{file.Path}!/{bundle.DepsName}", file.Content.Slice(bundle.DepsOffset, bundle.DepsSize), isBundle: true, facts);
        }
    }

    private static void Read(string path, ReadOnlyMemory<byte> json, bool isBundle, FactWriter facts)
    {
        if (json.Length > MaxJson)
        {
            facts.Gap(GapKind.Limit, $"its deps.json has more than {MaxJson} bytes");
            return;
        }

        if (!JsonRead.TryParse(json, out var document, out var problem))
        {
            facts.Malformed(problem);
            return;
        }

        using (document)
        {
            foreach (var package in new DotnetDeps(document.RootElement, path, facts).Packages(withFiles: !isBundle))
            {
                facts.AddAt(path, new PackageFact(package));
            }
        }
    }
}
