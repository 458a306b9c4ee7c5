using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>A place that one version of a package can take: packages of every architecture count as those of dpkg's own.</summary>
internal readonly record struct DebKey(string Name, string Architecture)
{
    public static DebKey Of(DebPackage package, string native) => new(package.Name, ArchitectureOf(package, native));

    public static string ArchitectureOf(DebPackage package, string native) => package.Architecture is "all" or "" ? native : package.Architecture;
}
