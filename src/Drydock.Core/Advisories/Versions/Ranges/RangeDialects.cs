using System.Collections.Frozen;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Who writes ranges in which dialect.</summary>
internal static class RangeDialects
{
    private static readonly VersDialect Vers = new();

    /// <summary>What is not listed here writes plain relations.</summary>
    private static readonly FrozenDictionary<string, IRangeDialect> ByType = new Dictionary<string, IRangeDialect>(StringComparer.OrdinalIgnoreCase)
    {
        ["alpm"] = new EvrDialect(),
        ["apk"] = new FuzzyDialect(),
        ["bitnami"] = new NpmDialect(),
        ["cargo"] = new CargoDialect(),
        ["composer"] = new ComposerDialect(),
        ["conan"] = new NpmDialect(),
        ["gem"] = new GemDialect(),
        ["githubactions"] = new NpmDialect(),
        ["hackage"] = new HackageDialect(),
        ["hex"] = new HexDialect(),
        ["julia"] = new NpmDialect(),
        ["maven"] = new IntervalDialect(isBareMinimum: false),
        ["npm"] = new NpmDialect(),
        ["nuget"] = new IntervalDialect(isBareMinimum: true),
        ["portage"] = new FuzzyDialect(),
        ["pub"] = new PubDialect(),
        ["pypi"] = new PypiDialect(),
        ["rpm"] = new EvrDialect(),
        ["semver"] = new NpmDialect(),
        ["swift"] = new NpmDialect(),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly RelationDialect Relations = new();

    public static IRangeDialect Find(string type, string text) => text.StartsWith(VersDialect.Prefix, StringComparison.Ordinal) ? Vers : ByType.GetValueOrDefault(type, Relations);
}
