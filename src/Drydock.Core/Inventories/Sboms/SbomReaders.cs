using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>Every form of SBOM that is read. A new one is a file, a fixture and a line here.</summary>
internal static class SbomReaders
{
    public static ImmutableArray<ISbomReader> All { get; } =
    [
        new CycloneDxJsonReader(),
        new CycloneDxXmlReader(),
        new SpdxJsonReader(),
        new SpdxTagValueReader(),
        new SyftJsonReader(),
        new PurlListReader(),
    ];
}
