namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Dart packages, semantic versions in which build metadata counts: <see href="https://github.com/dart-lang/tools/tree/main/pkgs/pub_semver#semantics"/>.</summary>
internal sealed class PubScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("pub", "Dart packages", "https://github.com/dart-lang/tools/tree/main/pkgs/pub_semver#semantics");

    public int Compare(string left, string right)
    {
        var order = SemverParts.Compare(left, right);
        if (order != 0)
        {
            return order;
        }

        var a = SemverParts.Split(left).Build;
        var b = SemverParts.Split(right).Build;
        return a.Length == 0 || b.Length == 0 ? a.Length.CompareTo(b.Length) : SemverParts.CompareIdentifiers(a, b);
    }
}
