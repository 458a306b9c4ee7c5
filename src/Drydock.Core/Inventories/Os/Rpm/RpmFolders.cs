namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>Where distributions keep rpm's database.</summary>
internal static class RpmFolders
{
    private static readonly string[] All = ["var/lib/rpm/", "usr/lib/sysimage/rpm/", "usr/share/rpm/"];

    public static PathFilter Holding(params string[] names) => new([.. from folder in All from name in names select folder + name]);
}
