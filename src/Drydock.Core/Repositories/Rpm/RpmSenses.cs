using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Inventories.Os.Rpm;
using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Relations as rpm keeps them: names, versions and flags; and which of them the resolver need not see.</summary>
internal static class RpmSenses
{
    private const int Less = 2;
    private const int Greater = 4;
    private const int Equal = 8;

    public static RelationOperator Of(int flags) => (flags & (Less | Greater | Equal)) switch
    {
        Less => RelationOperator.Less,
        Less | Equal => RelationOperator.LessOrEqual,
        Equal => RelationOperator.Equal,
        Greater | Equal => RelationOperator.GreaterOrEqual,
        Greater => RelationOperator.Greater,
        _ => RelationOperator.Any,
    };

    /// <summary>As primary.xml writes it.</summary>
    public static RelationOperator Of(string? flags) => flags switch
    {
        "LT" => RelationOperator.Less,
        "LE" => RelationOperator.LessOrEqual,
        "EQ" => RelationOperator.Equal,
        "GE" => RelationOperator.GreaterOrEqual,
        "GT" => RelationOperator.Greater,
        _ => RelationOperator.Any,
    };

    public static PackageRelation Relation(string name, RelationOperator sign, string version) =>
        version.Length == 0 || sign == RelationOperator.Any ? new PackageRelation(name) : new PackageRelation(name, sign, version.StartsWith("0:", StringComparison.Ordinal) ? version[2..] : version);

    /// <summary>What rpm itself must be able to do.</summary>
    public static bool IsFeature(string name) => name.StartsWith("rpmlib(", StringComparison.Ordinal);

    /// <summary>Conditions (<c>(a if b)</c>), and payloads that we cannot read: the package is refused, not guessed about.</summary>
    public static string Refusal(IReadOnlyList<PackageRelation> needs) =>
        needs.FirstOrDefault(n => n.Name.StartsWith('(')) is { Name: not null } rich ? $"has the condition '{rich.Name}', and conditions are not supported"
        : needs.Any(n => n.Name == "rpmlib(LargeFiles)") ? "has files of more than 4 GB, which is not supported"
        : "";

    public static ImmutableArray<PackageRelation> Read(RpmHeader header, int nameTag, int flagsTag, int versionTag)
    {
        var found = ImmutableArray.CreateBuilder<PackageRelation>();
        var flags = header.Int32s(flagsTag);
        var versions = header.Strings(versionTag);
        foreach (var name in header.Strings(nameTag))
        {
            var sign = flags.Length >= 4 ? Of(BinaryPrimitives.ReadInt32BigEndian(flags)) : RelationOperator.Any;
            flags = flags.Length >= 4 ? flags[4..] : default;
            found.Add(Relation(Text(name), sign, versions.MoveNext() ? Text(versions.Current) : ""));
        }

        return found.ToImmutable();
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
