using Drydock.Core.Inventories.Os.Rpm;
using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Installed packages for the resolver, out of the headers that rpm's database keeps.</summary>
public static class RpmUnits
{
    /// <param name="header">A header without its magic: the count of tags first.</param>
    /// <param name="architecture">The one that the image is for; packages of another can be installed beside one of the same name.</param>
    /// <returns>Null when the header is damaged.</returns>
    public static PackageUnit? Read(ReadOnlySpan<byte> header, string architecture)
    {
        if (!RpmHeader.TryRead(header, out var tags) || tags.String(RpmTag.Name).Length == 0 || !RpmFiles.TryRead(tags, header.Length, out var files))
        {
            return null;
        }

        return new PackageUnit
        {
            Name = tags.String(RpmTag.Name),
            Version = RpmPackage.FullVersion(tags.Int32(RpmTag.Epoch), tags.String(RpmTag.Version), tags.String(RpmTag.Release)),
            Architecture = Kind(tags.String(RpmTag.Arch), architecture),
            Requires = [.. RpmSenses.Read(tags, RpmTag.RequireName, RpmTag.RequireFlags, RpmTag.RequireVersion).Where(r => !RpmSenses.IsFeature(r.Name) && !r.Name.StartsWith('('))],
            Provides = [.. RpmSenses.Read(tags, RpmTag.ProvideName, RpmTag.ProvideFlags, RpmTag.ProvideVersion), .. files.Paths().Select(f => new PackageRelation("/" + f))],
            Conflicts = [.. RpmSenses.Read(tags, RpmTag.ConflictName, RpmTag.ConflictFlags, RpmTag.ConflictVersion).Where(r => !r.Name.StartsWith('('))],
        };
    }

    /// <summary>Packages without an architecture and those of the image's take each other's place.</summary>
    internal static string Kind(string architecture, string main) => architecture == "noarch" || architecture == main ? "" : architecture;
}
