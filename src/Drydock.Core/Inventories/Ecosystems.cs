using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>Every ecosystem, one row each: all that differs between them.</summary>
public static class Ecosystems
{
    public static ImmutableArray<Ecosystem> All { get; } =
    [
        new("deb", "Debian packages", PurlNamespace.Distro, IsOs: true),
        new("apk", "Alpine packages", PurlNamespace.Distro, IsOs: true),
        new("rpm", "RPM packages", PurlNamespace.Distro, IsOs: true),
        new("alpm", "Arch Linux packages", PurlNamespace.Distro, IsOs: true),
        new("opkg", "OpenWrt packages", PurlNamespace.None, IsOs: true),
        new("npm", "Node.js packages", PurlNamespace.Slash),
        new("pypi", "Python packages", PurlNamespace.None),
        new("gem", "Ruby gems", PurlNamespace.None),
        new("golang", "Go modules", PurlNamespace.Slash),
        new("cargo", "Rust crates", PurlNamespace.None),
        new("maven", "Java archives", PurlNamespace.Colon),
        new("nuget", ".NET packages", PurlNamespace.None),
        new("composer", "PHP packages", PurlNamespace.Slash),
        new("generic", "Other packages", PurlNamespace.None),
    ];

    private static readonly FrozenDictionary<string, Ecosystem> ById = All.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);

    public static Ecosystem Find(string id) => ById.TryGetValue(id, out var ecosystem) ? ecosystem : ById["generic"];
}
