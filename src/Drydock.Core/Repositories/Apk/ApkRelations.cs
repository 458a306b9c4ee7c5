using System.Collections.Immutable;
using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Core.Repositories.Apk;

/// <summary>What apk packages need and offer, as lists of words: <c>so:libc.musl-x86_64.so.1 foo&gt;=1.2 !bar</c>.</summary>
internal static class ApkRelations
{
    /// <summary>The words that are wishes, and those with a <c>!</c> that are aversions. A tag (<c>@edge</c>) says where from, and is taken off.</summary>
    public static (ImmutableArray<PackageRelation> Needs, ImmutableArray<PackageRelation> Conflicts) Parse(string words)
    {
        var needs = ImmutableArray.CreateBuilder<PackageRelation>();
        var conflicts = ImmutableArray.CreateBuilder<PackageRelation>();
        foreach (var word in words.Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '!')
            {
                conflicts.Add(One(word[1..]));
            }
            else
            {
                needs.Add(One(word));
            }
        }

        return (needs.ToImmutable(), conflicts.ToImmutable());
    }

    private static PackageRelation One(string word)
    {
        var start = word.AsSpan().IndexOfAny("<>=~");
        var name = start < 0 ? word : word[..start];
        var tag = name.IndexOf('@', StringComparison.Ordinal);
        name = tag > 0 ? name[..tag] : name;
        if (start < 0)
        {
            return new PackageRelation(name);
        }

        var rest = word.AsSpan(start);
        var signs = rest.IndexOfAnyExcept("<>=~") is var end && end < 0 ? rest : rest[..end];
        var version = rest[signs.Length..];
        version = version.IndexOf('@') is var at && at >= 0 ? version[..at] : version;
        return new PackageRelation(name, OperatorOf(signs), version.ToString());
    }

    /// <summary>Anything that is written otherwise, such as a checksum (<c>&gt;&lt;</c>), is held to be the very version.</summary>
    private static RelationOperator OperatorOf(ReadOnlySpan<char> signs) => signs switch
    {
        "<" => RelationOperator.Less,
        "<=" => RelationOperator.LessOrEqual,
        ">" => RelationOperator.Greater,
        ">=" => RelationOperator.GreaterOrEqual,
        "~" or "~=" or "=~" => RelationOperator.Like,
        _ => RelationOperator.Equal,
    };
}
