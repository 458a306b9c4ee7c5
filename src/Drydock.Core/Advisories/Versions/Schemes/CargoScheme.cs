namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Rust crates, which are semantic versions: <see href="https://doc.rust-lang.org/cargo/reference/resolver.html#version-numbers"/>.</summary>
internal sealed class CargoScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("cargo", "Rust crates", "https://doc.rust-lang.org/cargo/reference/manifest.html#the-version-field");

    public int Compare(string left, string right) => SemverParts.Compare(left, right);
}
