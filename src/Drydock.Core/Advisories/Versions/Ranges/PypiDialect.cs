using System.Collections.Immutable;
using Drydock.Core.Advisories.Versions.Schemes;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Specifiers of PEP 440: <see href="https://packaging.python.org/en/latest/specifications/version-specifiers/#version-specifiers"/>.</summary>
internal sealed class PypiDialect : ConstraintDialect
{
    protected override bool IsEmptyAny => true;

    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word)
    {
        var (sign, text) = (word.Operator, word.Version);
        if (text == "*")
        {
            return sign.Length == 0 ? [VersionInterval.All] : null;
        }

        if (sign == "===")
        {
            return [VersionInterval.Exactly(text)];
        }

        var isWild = text.EndsWith(".*", StringComparison.Ordinal);
        text = isWild ? text[..^2] : text;
        if (!PypiParts.TrySplit(text, out var parts) || (isWild && (parts.IsPrerelease || sign is not ("" or "=" or "==" or "!="))))
        {
            return null;
        }

        var numbers = parts.Release.Count('.') + 1;
        return sign switch
        {
            "~=" when numbers > 1 => [Between(text, After(parts, numbers - 1))],
            "!=" when isWild => [Below(text + ".dev0"), From(After(parts, numbers))],
            _ when isWild => [Between(text + ".dev0", After(parts, numbers))],
            _ => ExpandRelation(sign, text),
        };
    }

    /// <summary>Pre-releases are taken only if a specifier names one. A local version is the public one, unless the specifier has a local part too.</summary>
    protected override bool Allows(IVersionScheme scheme, ImmutableArray<Constraint> alternative, string version)
    {
        if (!PypiParts.TrySplit(version, out var parts))
        {
            return alternative.All(c => c.Operator == "===" && c.Version.Equals(version, StringComparison.OrdinalIgnoreCase));
        }

        return (!parts.IsPrerelease || alternative.Any(AsksForPrerelease)) && alternative.All(c => HoldsFor(scheme, c, version));
    }

    private static bool AsksForPrerelease(Constraint constraint) =>
        constraint.Operator is not ("<" or ">" or "!=") && PypiParts.TrySplit(constraint.Version, out var parts) && parts.IsPrerelease;

    private static bool HoldsFor(IVersionScheme scheme, Constraint constraint, string version)
    {
        if (constraint.Operator == "===")
        {
            return constraint.Version.Equals(version, StringComparison.OrdinalIgnoreCase);
        }

        PypiParts.TrySplit(version, out var candidate);
        PypiParts.TrySplit(constraint.Version, out var bound);
        var isSameRelease = PypiParts.CompareRelease(candidate, bound) == 0;
        var isLeftOut = constraint.Operator switch
        {
            "<" => isSameRelease && candidate.IsPrerelease && !bound.IsPrerelease,
            ">" => isSameRelease && ((candidate.HasPost && !bound.HasPost) || candidate.Local.Length > 0),
            _ => false,
        };
        var isPublic = constraint.Operator is not ("<" or ">") && bound.Local.Length == 0 && candidate.Local.Length > 0;
        return !isLeftOut && Holds(scheme, constraint, isPublic ? version[..version.IndexOf('+', StringComparison.Ordinal)] : version);
    }

    /// <summary>The first version after all that begin with the first <paramref name="count"/> numbers of a release.</summary>
    private static string After(in PypiParts parts, int count)
    {
        var next = new PartialVersion([.. parts.Release.ToString().Split('.')], IsWild: false, "").Bump(count) + ".dev0";
        return parts.Epoch.Length > 0 ? $"{parts.Epoch}!{next}" : next;
    }
}
