using System.Collections.Immutable;
using Drydock.Core.Inventories.Binaries;
using Drydock.Core.Inventories.Languages;
using Drydock.Core.Inventories.Languages.Java;
using Drydock.Core.Inventories.Os;
using Drydock.Core.Inventories.Os.Rpm;
using Drydock.Core.Inventories.Sboms;
using Drydock.Core.Inventories.Secrets;

namespace Drydock.Core.Inventories;

/// <summary>Every analyzer there is. A new one is a file, a fixture folder and a line here.</summary>
public static class Analyzers
{
    public static ImmutableArray<IFileAnalyzer> All { get; } =
    [
        new OsReleaseAnalyzer(),
        new ReleaseFilesAnalyzer(),
        new DpkgStatusAnalyzer(),
        new DpkgFilesAnalyzer(),
        new DpkgCopyrightAnalyzer(),
        new ApkAnalyzer(),
        new RpmSqliteAnalyzer(),
        new RpmNdbAnalyzer(),
        new RpmBerkeleyAnalyzer(),
        new RpmManifestAnalyzer(),
        new PacmanAnalyzer(),
        new OpkgAnalyzer(),
        new ElfAnalyzer(),
        new GoBinaryAnalyzer(),
        new CargoAuditableAnalyzer(),
        new DotnetDepsAnalyzer(),
        new DotnetAssemblyAnalyzer(),
        new NpmPackageAnalyzer(),
        new PythonPackageAnalyzer(),
        new PythonFilesAnalyzer(),
        new GemspecAnalyzer(),
        new ComposerInstalledAnalyzer(),
        new JavaArchiveAnalyzer(),
        new EmbeddedSbomAnalyzer(),
        new SecretAnalyzer(),
    ];
}
