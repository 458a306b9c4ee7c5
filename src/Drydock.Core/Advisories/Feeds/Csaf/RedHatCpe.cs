namespace Drydock.Core.Advisories.Feeds.Csaf;

/// <summary>Reads the CPE of a Red Hat product.</summary>
internal static class RedHatCpe
{
    /// <summary>Longer support than the plain release's; each has fixes of its own for one minor release.</summary>
    private static readonly string[] Channels = ["eus", "aus", "e4s", "tus", "els", "eus_long_life", "mission_critical"];

    /// <summary>
    /// Reads <c>cpe:/a:redhat:enterprise_linux:9::appstream</c> as <c>rhel:9</c> and <c>cpe:/o:redhat:rhel_eus:9.2::baseos</c> as <c>rhel:9</c> in the channel <c>eus-9.2</c>; false for products
    /// that are not the distribution.
    /// </summary>
    public static bool TryParse(string cpe, out string space, out string channel)
    {
        (space, channel) = ("", "");
        if (cpe.Split(':') is not ["cpe", "/a" or "/o", "redhat", var product, var version, ..] || version.Length == 0 || !char.IsAsciiDigit(version[0]))
        {
            return false;
        }

        var kind = product.StartsWith("rhel_", StringComparison.Ordinal) && Array.IndexOf(Channels, product[5..]) >= 0 ? product[5..].Replace('_', '-') : "";
        if (product != "enterprise_linux" && kind.Length == 0)
        {
            return false;
        }

        var dot = version.IndexOf('.');
        space = Spaces.Of("rhel", dot < 0 ? version : version[..dot]);
        channel = kind.Length == 0 ? "" : $"{kind}-{version}";
        return true;
    }
}
