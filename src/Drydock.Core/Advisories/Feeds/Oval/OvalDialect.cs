namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>Whose definitions they are, told by the ids.</summary>
/// <param name="Prefix">How the ids begin.</param>
/// <param name="Vendor">Who rates.</param>
/// <param name="NamesSources">
/// The names are those of source packages. Debian's are: there are <c>linux</c> and <c>glibc</c> among them, which no binary package is called. Microsoft's are names of
/// spec files, too.
/// </param>
internal sealed record OvalDialect(string Prefix, string Vendor, bool NamesSources)
{
    private static readonly OvalDialect[] All =
    [
        new("oval:org.debian", "debian", true),
        new("oval:com.ubuntu.", "ubuntu", false),
        new("oval:com.redhat.", "redhat", false),
        new("oval:org.rockylinux.", "rocky", false),
        new("oval:com.oracle.", "oracle", false),
        new("oval:org.opensuse.", "suse", false),
        new("oval:com.microsoft.", "microsoft", true),
        new("oval:com.vmware.", "photon", false),
    ];

    public static OvalDialect? Of(string id) => Array.Find(All, d => id.StartsWith(d.Prefix, StringComparison.Ordinal));

    /// <summary>Where claims hold whose tree does not say it; null when it cannot be told.</summary>
    public OvalPlace? Place(OvalDefinition definition, string fileName)
    {
        var space = Vendor switch
        {
            "ubuntu" => Ubuntu.UbuntuReleases.Space(Between(definition.Id, Prefix, ":")),
            "microsoft" when Between(fileName, "azurelinux-", "-") is { Length: > 0 } release => Spaces.Of("azurelinux", release),
            "microsoft" when Between(fileName, "cbl-mariner-", "-") is { Length: > 0 } release => Spaces.Of("mariner", release),
            "rocky" when Between(definition.From, "cpe:/o:rocky:rocky:", ":") is { Length: > 0 } release => Spaces.Of("rocky", release),
            _ => definition.Platforms.Count == 1 ? OvalPlace.Parse(definition.Platforms[0]).Space : null,
        };
        return space is null ? null : new OvalPlace(space);
    }

    private static string Between(string text, string before, string after)
    {
        var end = text.StartsWith(before, StringComparison.Ordinal) ? text.IndexOf(after, before.Length, StringComparison.Ordinal) : -1;
        return end < 0 ? "" : text[before.Length..end];
    }
}
