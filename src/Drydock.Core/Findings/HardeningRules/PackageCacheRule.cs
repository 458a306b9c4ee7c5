using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>A package manager left what it downloaded, or its lists of what there is to download. The folders stay: who installs again makes the rest itself.</summary>
internal sealed class PackageCacheRule : IRule<HardeningSubject>
{
    /// <summary>Files in these folders; a name with a suffix names the files themselves.</summary>
    private static readonly (string Tool, string[] Places)[] Caches =
    [
        ("apt", ["var/cache/apt", "var/lib/apt/lists"]),
        ("apk", ["var/cache/apk", "etc/apk/cache"]),
        ("dnf", ["var/cache/dnf", "var/cache/yum", "var/cache/libdnf5", "var/cache/microdnf", "var/cache/tdnf"]),
        ("zypper", ["var/cache/zypp"]),
        ("pacman", ["var/cache/pacman/pkg"]),
        ("pip", ["root/.cache/pip", "home/*/.cache/pip", "root/.cache/uv", "home/*/.cache/uv", "root/.cache/pypoetry/cache", "home/*/.cache/pypoetry/cache"]),
        ("npm", ["root/.npm", "home/*/.npm", "root/.cache/yarn", "home/*/.cache/yarn", "usr/local/share/.cache/yarn", "root/.cache/node-gyp", "home/*/.cache/node-gyp"]),
        ("gem", ["var/lib/gems/*/cache", "usr/lib/ruby/gems/*/cache", "usr/local/lib/ruby/gems/*/cache", "usr/local/bundle/cache", "root/.bundle/cache", "home/*/.bundle/cache"]),
        ("go", ["root/.cache/go-build", "home/*/.cache/go-build", "go/pkg/mod/cache/download", "root/go/pkg/mod/cache/download", "home/*/go/pkg/mod/cache/download"]),
        ("composer", ["root/.composer/cache", "home/*/.composer/cache", "root/.cache/composer", "home/*/.cache/composer"]),
        ("cargo", ["root/.cargo/registry/cache", "home/*/.cargo/registry/cache", "usr/local/cargo/registry/cache"]),
    ];

    public RuleInfo Info { get; } = new("IM009", "package-cache", Severity.Info, "A package manager's cache is shipped with the image", []) { Fix = Applicability.Safe, Profile = HardeningProfile.Safe };

    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from cache in Caches
        from place in cache.Places
        from folder in TreeGlob.Find(subject.Files, place)
        let removal = Removal.Below(subject.Files, folder, (path, _) => path.EndsWith("/lock", StringComparison.Ordinal))
        where removal.Files > 0
        select new Finding(Info, Info.Severity, $"'{folder}' holds {removal.Size} that {cache.Tool} can download again.", subject.At(folder)) { Fix = removal.Fix($"Empty '{folder}'", Applicability.Safe) };
}
