using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Relations of apk (<see href="https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-world.5.scd"/>) and Portage (<see href="https://projects.gentoo.org/pms/8/pms.html#x1-730008.3.1"/>), with what begins like a version.</summary>
internal sealed class FuzzyDialect : RelationDialect
{
    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word)
    {
        var isStar = word.Operator is "=" or "" && word.Version.Length > 1 && word.Version[^1] == '*';
        var isTilde = word.Operator is "~" or "=~" or "~=";
        if (!isStar && !isTilde)
        {
            return base.Expand(scheme, word);
        }

        if (isTilde && scheme.Info.Id == "portage")
        {
            // Any revision of one version.
            return BeginsAsVersion(word.Version) ? [Between(word.Version, word.Version + "-r99999999999999999999")] : null;
        }

        var text = isStar ? word.Version.TrimEnd('*').TrimEnd('.') : word.Version;
        return PartialVersion.Parse(text) is { IsWild: false, Rest: "" } version ? [Between(text + "_alpha", version.Bump(version.Numbers.Length) + "_alpha")] : null;
    }
}
