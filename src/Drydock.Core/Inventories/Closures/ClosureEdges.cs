using System.Collections.Immutable;
using Drydock.Core.Inventories.Closures.Edges;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Every edge there is. Some remember what they have seen: a list serves one closure.</summary>
internal static class ClosureEdges
{
    public static ImmutableArray<IClosureEdge> Create() =>
    [
        new ElfEdge(),
        new NamedLibraryEdge(),
        new MentionEdge(),
        new ShebangEdge(),
        new ShellScriptEdge(),
        new PackageFilesEdge(),
        new NameSwitchEdge(),
        new PamEdge(),
        new CharacterSetEdge(),
        new OpensslEdge(),
        new CertificateEdge(),
        new LocaleEdge(),
        new TimeZoneEdge(),
        new PythonEdge(),
        new NodeEdge(),
        new JavaEdge(),
        new DotnetEdge(),
        new RubyEdge(),
        new PerlEdge(),
        new PhpEdge(),
        new PostgresEdge(),
    ];
}
