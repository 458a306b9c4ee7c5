using System.Collections.Immutable;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>One package that a dependency field names. <see href="https://www.debian.org/doc/debian-policy/ch-relationships.html"/></summary>
/// <param name="Architecture">Behind a colon; empty when there is none.</param>
/// <param name="Operator">Empty when any version will do.</param>
internal sealed record Relation(string Name, string Architecture, string Operator, string Version)
{
    private static readonly IVersionScheme Order = VersionSchemes.Find("deb")!;

    /// <summary>Groups, of which all count, of alternatives, of which one will do.</summary>
    public static ImmutableArray<ImmutableArray<Relation>> Parse(string field) =>
        [.. field.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(g => g.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One).ToImmutableArray())];

    /// <summary>A field as dpkg writes it, whatever spaces it was given with.</summary>
    public static string Normalize(string field) => string.Join(", ", Parse(field).Select(g => string.Join(" | ", g)));

    public static int Compare(string left, string right) => Order.Compare(left, right);

    /// <summary>Whether a version is what an operator asks for; the names are those of dpkg too.</summary>
    public static bool Holds(string left, string op, string right) => op switch
    {
        "<<" or "lt" => Compare(left, right) < 0,
        "<=" or "<" or "le" => Compare(left, right) <= 0,
        "=" or "eq" => Compare(left, right) == 0,
        ">=" or ">" or "ge" => Compare(left, right) >= 0,
        ">>" or "gt" => Compare(left, right) > 0,
        "ne" => Compare(left, right) != 0,
        _ => true,
    };

    public bool IsMetBy(string version) => Operator.Length == 0 || Holds(version, Operator, Version);

    public override string ToString() => $"{Name}{(Architecture.Length > 0 ? ":" : "")}{Architecture}{(Operator.Length > 0 ? $" ({Operator} {Version})" : "")}";

    private static Relation One(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var head = (open < 0 ? text : text[..open]).Trim();
        var inner = open < 0 ? "" : text[(open + 1)..].Split(')')[0].Trim();
        var length = 0;
        while (length < inner.Length && inner[length] is '<' or '>' or '=')
        {
            length++;
        }

        var op = inner[..length];
        op = op switch { "<" => "<=", ">" => ">=", "" when inner.Length > 0 => "=", _ => op };
        var colon = head.IndexOf(':', StringComparison.Ordinal);
        return new Relation(colon < 0 ? head : head[..colon], colon < 0 ? "" : head[(colon + 1)..], op, inner[length..].Trim());
    }
}
