namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Haskell packages: <see href="https://pvp.haskell.org/#version-numbers"/>. Lists of numbers, and 1.0 comes before 1.0.0.</summary>
internal sealed class HackageScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("hackage", "Haskell packages", "https://pvp.haskell.org/#version-numbers");

    public int Compare(string left, string right) => NumberList.Compare(left, right);
}
