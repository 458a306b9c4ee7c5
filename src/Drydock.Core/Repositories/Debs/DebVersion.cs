using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Repositories.Debs;

/// <summary>The order of Debian versions.</summary>
public static class DebVersion
{
    private static readonly IVersionScheme Scheme = VersionSchemes.Find("deb")!;

    public static int Compare(string left, string right) => left == right ? 0 : Scheme.Compare(left, right);

    public static bool Satisfies(string version, DebOperator comparison, string wanted) => comparison switch
    {
        DebOperator.Any => true,
        DebOperator.Earlier => Compare(version, wanted) < 0,
        DebOperator.EarlierOrEqual => Compare(version, wanted) <= 0,
        DebOperator.Equal => Compare(version, wanted) == 0,
        DebOperator.LaterOrEqual => Compare(version, wanted) >= 0,
        _ => Compare(version, wanted) > 0,
    };
}
