namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Semantic versions: <see href="https://semver.org/spec/v2.0.0.html#spec-item-11"/>. Build metadata does not count.</summary>
internal sealed class SemverScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("semver", "Semantic versions", "https://semver.org/spec/v2.0.0.html");

    public int Compare(string left, string right) => SemverParts.Compare(left, right);
}
