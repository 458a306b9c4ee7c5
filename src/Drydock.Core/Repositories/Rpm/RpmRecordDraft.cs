using System.Collections.Immutable;
using Drydock.Core.Repositories.Upgrading;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>A package of primary.xml while its elements come in.</summary>
internal sealed class RpmRecordDraft
{
    private readonly Dictionary<string, ImmutableArray<PackageRelation>.Builder> relations = new(StringComparer.Ordinal);

    public string Name { get; set; } = "";

    public string Architecture { get; set; } = "";

    public string Version { get; set; } = "";

    public string ChecksumType { get; set; } = "";

    public string Checksum { get; set; } = "";

    public long Size { get; set; }

    public string Path { get; set; } = "";

    public string SourceFile { get; set; } = "";

    public ImmutableArray<PackageRelation>.Builder Relations(string kind)
    {
        if (!relations.TryGetValue(kind, out var found))
        {
            relations[kind] = found = ImmutableArray.CreateBuilder<PackageRelation>();
        }

        return found;
    }

    /// <summary>Null for a source package.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/>, <see cref="ErrorCodes.Untrusted"/></exception>
    public RpmRecord? Finish(string main, string what)
    {
        if (Architecture is "src" or "nosrc")
        {
            return null;
        }

        if (Name.Length == 0 || Version.Length == 0 || Path.Length == 0 || Size <= 0)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading {what} failed: a package has no name, version, size or location.", "Check where it comes from.");
        }

        var needs = Relations("requires");
        return new RpmRecord
        {
            Architecture = Architecture,
            Path = Path,
            Digest = RpmChecksum.Parse(ChecksumType, Checksum, $"the package '{Name}' of {what}"),
            Size = Size,
            SourceFile = SourceFile,
            Unit = new PackageUnit
            {
                Name = Name,
                Version = Version,
                Architecture = RpmUnits.Kind(Architecture, main),
                Requires = [.. needs.Where(n => !RpmSenses.IsFeature(n.Name))],
                Provides = Relations("provides").ToImmutable(),
                Conflicts = Relations("conflicts").ToImmutable(),
                Obsoletes = Relations("obsoletes").ToImmutable(),
                Refusal = RpmSenses.Refusal([.. needs, .. Relations("conflicts")]),
            },
        };
    }
}
