using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Os;

/// <summary>One package of apk's database while its lines come in.</summary>
internal sealed class ApkPackage(int databaseLength)
{
    private readonly FileListWriter files = new(databaseLength);
    private readonly Dictionary<byte, string> fields = [];
    private byte[] folder = [];
    private bool isEmpty = true;

    public void Add(byte letter, ReadOnlySpan<byte> value)
    {
        isEmpty = false;
        switch (letter)
        {
            case (byte)'F':
                folder = value.ToArray();
                break;
            case (byte)'R':
                files.Add(folder, value);
                break;
            case (byte)'P' or (byte)'V' or (byte)'A' or (byte)'L' or (byte)'o' or (byte)'D' or (byte)'p' or (byte)'C' or (byte)'c' or (byte)'m' or (byte)'U':
                fields.TryAdd(letter, Encoding.UTF8.GetString(value));
                break;
            default:
                break;
        }
    }

    public void Finish(FactWriter facts)
    {
        if (isEmpty)
        {
            return;
        }

        var (name, version, owned) = (Field('P'), Field('V'), files.Take());
        if (name.Length == 0 || version.Length == 0)
        {
            facts.Malformed(name.Length == 0 ? "a package has no name" : $"package '{name}' has no version");
        }
        else
        {
            facts.Add(Describe(name, version, facts) with { Files = owned });
        }

        if (files.IsOverLimit)
        {
            facts.Malformed($"the files of package '{name}' are out of all proportion, and some are left out");
        }

        fields.Clear();
        (folder, isEmpty) = ([], true);
    }

    private Package Describe(string name, string version, FactWriter facts)
    {
        var release = version.LastIndexOf("-r", StringComparison.Ordinal);
        var origin = Field('o');
        return new Package
        {
            Ecosystem = "apk",
            Name = name,
            Version = version,
            Release = release > 0 ? version[(release + 2)..] : "",
            Architecture = Field('A'),
            Source = new SourcePackage(origin.Length > 0 ? origin : name, version),
            Licenses = Field('L') is { Length: > 0 } license ? [license] : [],
            Requires = ApkAnalyzer.Names(Field('D')),
            Provides = ApkAnalyzer.Names(Field('p')),
            Hashes = Checksum(Field('C'), facts),
            Properties = Properties(),
        };
    }

    /// <summary><c>Q1</c> and a SHA-1 in base 64, or <c>Q2</c> and a SHA-256.</summary>
    private static ImmutableSortedDictionary<string, string> Checksum(string field, FactWriter facts)
    {
        var none = ImmutableSortedDictionary<string, string>.Empty;
        var algorithm = field.StartsWith("Q1", StringComparison.Ordinal) ? "sha1" : field.StartsWith("Q2", StringComparison.Ordinal) ? "sha256" : "";
        if (algorithm.Length == 0)
        {
            return none;
        }

        Span<byte> hash = stackalloc byte[48];
        if (field.Length <= 66 && Convert.TryFromBase64String(field[2..], hash, out var length) && length == (algorithm == "sha1" ? 20 : 32))
        {
            return none.Add(algorithm, Convert.ToHexStringLower(hash[..length]));
        }

        facts.Malformed($"the checksum '{field}' is not one");
        return none;
    }

    private ImmutableSortedDictionary<string, string> Properties()
    {
        var properties = ImmutableSortedDictionary<string, string>.Empty;
        properties = Field('m') is { Length: > 0 } maintainer ? properties.Add("maintainer", maintainer) : properties;
        properties = Field('U') is { Length: > 0 } homepage ? properties.Add("homepage", homepage) : properties;
        return Field('c') is { Length: > 0 } commit ? properties.Add("commit", commit) : properties;
    }

    private string Field(char letter) => fields.GetValueOrDefault((byte)letter, "");
}
