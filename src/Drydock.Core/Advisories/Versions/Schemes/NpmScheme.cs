namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Node.js packages, semantic versions read with tolerance: <see href="https://github.com/npm/node-semver#versions"/>.</summary>
internal sealed class NpmScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("npm", "Node.js packages", "https://github.com/npm/node-semver#versions");

    public int Compare(string left, string right) => SemverParts.Compare(left, right);
}
