using System.Collections.Frozen;
using System.Collections.Immutable;
using Drydock.Core.Advisories.Versions.Schemes;

namespace Drydock.Core.Advisories.Versions;

/// <summary>Every version order there is. A new one is a file, its cases in the tests and a line here.</summary>
public static class VersionSchemes
{
    public static ImmutableArray<IVersionScheme> All { get; } =
    [
        new DebScheme(),
        new RpmScheme(),
        new ApkScheme(),
        new AlpmScheme(),
        new SemverScheme(),
        new NpmScheme(),
        new PypiScheme(),
        new GemScheme(),
        new MavenScheme(),
        new NugetScheme(),
        new GolangScheme(),
        new ComposerScheme(),
        new CargoScheme(),
        new HexScheme(),
        new PubScheme(),
        new CranScheme(),
        new HackageScheme(),
        new PortageScheme(),
        new GenericScheme(),
    ];

    /// <summary>purl types that borrow an order.</summary>
    private static readonly (string Type, string Scheme)[] Borrowed =
    [
        ("bitnami", "semver"),
        ("conan", "generic"),
        ("githubactions", "semver"),
        ("julia", "semver"),
        ("opkg", "deb"),
        ("swift", "semver"),
    ];

    private static readonly FrozenDictionary<string, IVersionScheme> ById = Index();

    /// <summary>The order of a purl type's versions, or the order of that id; null when there is none.</summary>
    public static IVersionScheme? Find(string purlTypeOrScheme) => ById.GetValueOrDefault(purlTypeOrScheme);

    private static FrozenDictionary<string, IVersionScheme> Index()
    {
        var byId = All.ToDictionary(s => s.Info.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var (type, scheme) in Borrowed)
        {
            byId[type] = byId[scheme];
        }

        return byId.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
