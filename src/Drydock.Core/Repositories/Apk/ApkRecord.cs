using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Core.Repositories.Apk;

/// <summary>A package as an index or the database of installed packages describes it: <see href="https://wiki.alpinelinux.org/wiki/Apk_spec"/>.</summary>
public sealed class ApkRecord
{
    private readonly IReadOnlyDictionary<char, string> fields;

    internal ApkRecord(IReadOnlyDictionary<char, string> fields)
    {
        this.fields = fields;
        var (needs, conflicts) = ApkRelations.Parse(Field('D'));
        var (offers, _) = ApkRelations.Parse(Field('p'));
        Unit = new PackageUnit
        {
            Name = Name,
            Version = Version,
            Requires = needs,
            Conflicts = conflicts,
            Provides = [new PackageRelation(Name, RelationOperator.Equal, Version), .. offers],
        };
    }

    public string Name => Field('P');

    public string Version => Field('V');

    public string Architecture => Field('A');

    /// <summary>The name of the package that it was built from.</summary>
    public string Origin => Field('o');

    /// <summary>What the package is recognized by, as written: <c>Q1</c> and the SHA-1 of its control part in base 64.</summary>
    public string Checksum => Field('C');

    /// <summary>Bytes of the package file; 0 when it is not said.</summary>
    public long Size => long.TryParse(Field('S'), out var size) && size > 0 ? size : 0;

    /// <summary>For the resolver.</summary>
    public PackageUnit Unit { get; }

    /// <summary>Below the folder of the architecture.</summary>
    public string FileName => $"{Name}-{Version}.apk";

    /// <summary>A field by its letter; empty when it is not there.</summary>
    public string Field(char letter) => fields.GetValueOrDefault(letter, "");

    public override string ToString() => $"{Name}-{Version}";
}
