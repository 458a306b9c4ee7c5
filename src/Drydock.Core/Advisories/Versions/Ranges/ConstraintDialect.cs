using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>A dialect of operators and versions; what an operator means is said by those derived.</summary>
internal abstract class ConstraintDialect : IRangeDialect
{
    /// <summary>An alternative without a condition holds for every version; elsewhere it is a mistake.</summary>
    protected virtual bool IsEmptyAny => false;

    public bool TryParse(IVersionScheme scheme, string text, out NativeRange range, out string problem)
    {
        range = new NativeRange([]);
        var reader = new RangeReader(WithoutParentheses(text.Trim()));
        if (reader.Read() is not { } alternatives)
        {
            problem = reader.Problem;
            return false;
        }

        var read = ImmutableArray.CreateBuilder<ImmutableArray<Constraint>>(alternatives.Count);
        foreach (var alternative in alternatives)
        {
            if (!TryRead(scheme, alternative, out var constraints, out problem))
            {
                return false;
            }

            read.Add(constraints);
        }

        range = new NativeRange(read.ToImmutable());
        problem = "";
        return true;
    }

    public virtual bool Allows(IVersionScheme scheme, NativeRange range, string version)
    {
        foreach (var alternative in range.Alternatives)
        {
            if (Allows(scheme, alternative, version))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What an operator and a version mean; null when they mean nothing.</summary>
    protected abstract ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word);

    protected virtual bool Allows(IVersionScheme scheme, ImmutableArray<Constraint> alternative, string version) => alternative.All(c => Holds(scheme, c, version));

    protected static bool Holds(IVersionScheme scheme, Constraint constraint, string version) => new VersionRange(constraint.Intervals).Contains(scheme, version);

    /// <summary>Operators that mean the same wherever they are known; null for any other.</summary>
    protected static ImmutableArray<VersionInterval>? ExpandRelation(string sign, string version) => sign switch
    {
        "" or "=" or "==" => [VersionInterval.Exactly(version)],
        "<" or "<<" => [Below(version)],
        "<=" => [new VersionInterval(null, LowInclusive: false, version, HighInclusive: true)],
        ">" or ">>" => [new VersionInterval(version, LowInclusive: false, null, HighInclusive: false)],
        ">=" => [From(version)],
        "!=" or "<>" => [Below(version), new VersionInterval(version, LowInclusive: false, null, HighInclusive: false)],
        _ => null,
    };

    protected static VersionInterval From(string version) => new(version, LowInclusive: true, null, HighInclusive: false);

    protected static VersionInterval Below(string version) => new(null, LowInclusive: false, version, HighInclusive: false);

    protected static VersionInterval Between(string low, string high) => new(low, LowInclusive: true, high, HighInclusive: false);

    /// <summary>Begins as versions do; words are not taken for versions, as a range in prose would then hold nothing and nobody would know.</summary>
    protected static bool BeginsWithNumber(string version)
    {
        var text = version.AsSpan().TrimStart("vV");
        return text.Length > 0 && char.IsAsciiDigit(text[0]);
    }

    private static string WithoutParentheses(string text) => text is ['(', .. var inner, ')'] && !inner.AsSpan().ContainsAny('(', ')') ? inner : text;

    private bool TryRead(IVersionScheme scheme, List<RangeWord> words, out ImmutableArray<Constraint> constraints, out string problem)
    {
        constraints = [];
        problem = "";
        if (words.Count == 0)
        {
            problem = IsEmptyAny ? "" : "a condition is missing";
            constraints = [new Constraint("", "*", [VersionInterval.All])];
            return IsEmptyAny;
        }

        var read = ImmutableArray.CreateBuilder<Constraint>(words.Count);
        foreach (var word in words)
        {
            if (Expand(scheme, word) is not { } intervals)
            {
                problem = $"'{word.Operator}{word.Version}' in column {word.At} is not a condition that {scheme.Info.Title} know";
                return false;
            }

            read.Add(new Constraint(word.Operator, word.Version, intervals));
        }

        constraints = read.ToImmutable();
        return true;
    }
}
