using System.Collections.Frozen;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>Something that installs packages is in the image: a program by its name, or a package that is one written in a script.</summary>
internal sealed class HasPackageInstallerRule : IRule<ImageSubject>, IRule<HardeningSubject>
{
    private static readonly FrozenSet<string> Programs = FrozenSet.Create(
        StringComparer.Ordinal, "apt", "apt-get", "dpkg", "apk", "apk.static", "rpm", "dnf5", "microdnf", "tdnf", "zypper", "pacman", "opkg", "xbps-install", "swupd", "nix", "uv", "cargo");

    /// <summary>What serves a program alone: its other commands and its parts. Its settings and its list of packages are not among them.</summary>
    private static readonly FrozenDictionary<string, string[]> Companions = new Dictionary<string, string[]>
    {
        ["apt-get"] = ["usr/bin/apt-*", "usr/lib/apt", "etc/cron.daily/apt-compat", "usr/lib/systemd/system/apt-*", "lib/systemd/system/apt-*"],
        ["dpkg"] = ["usr/bin/dpkg-*", "usr/sbin/dpkg-*", "usr/lib/dpkg", "usr/libexec/dpkg", "etc/cron.daily/dpkg"],
        ["rpm"] = ["usr/bin/rpm2*", "usr/bin/rpmdb", "usr/bin/rpmkeys", "usr/bin/rpmquery", "usr/bin/rpmverify"],
        ["dnf5"] = ["usr/bin/dnf", "usr/bin/dnf5daemon-*", "usr/bin/yum"],
        ["cargo"] = ["usr/local/cargo/bin/cargo-*"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public RuleInfo Info { get; } = new("IM006", "has-package-manager", Severity.Info, "A package manager is in the image", []) { Fix = Applicability.Unsafe, Profile = HardeningProfile.Balanced };

    public IEnumerable<Finding> Check(ImageSubject subject) =>
    [
        .. from elf in subject.Inventory.Elves
           where ProgramFolders.Holds(elf.Path) && Programs.Contains(ProgramFolders.NameOf(elf.Path))
           select new Finding(Info, Info.Severity, $"'{elf.Path}' installs packages.", subject.At(elf.Path, elf.Layer)),
        .. from package in subject.Inventory.Packages
           where IsInstaller(package.Package.Ecosystem, package.Name)
           select new Finding(Info, Info.Severity, $"The package {package.Name} {package.Version} installs packages.", subject.At(package.Locations.FirstOrDefault() ?? "", package.Layer)),
    ];

    /// <summary>Programs go, the database stays: a scanner still finds every package.</summary>
    public IEnumerable<Finding> Check(HardeningSubject subject) =>
    [
        .. from folder in ProgramFolders.All
           from name in subject.Files.Names(folder)
           where Programs.Contains(name) && subject.Files.Find($"{folder}/{name}") is { IsFolder: false }
           let path = $"{folder}/{name}"
           select new Finding(Info, Info.Severity, $"'{path}' installs packages.", subject.At(path))
           {
               Fix = Removal.Of(subject.Files, [path, .. Companions.TryGetValue(name, out var more) ? more.SelectMany(p => TreeGlob.Find(subject.Files, p)) : []]).Fix($"Remove '{path}'; the list of packages stays", Applicability.Unsafe),
           },
        .. from package in subject.Inventory.Packages
           where IsInstaller(package.Package.Ecosystem, package.Name)
           let removal = InstallerFiles.Of(subject.Files, package)
           where removal.Files > 0
           select new Finding(Info, Info.Severity, $"The package {package.Name} {package.Version} installs packages.", subject.At(package.Locations.FirstOrDefault() ?? ""))
           {
               Fix = removal.Fix($"Remove {package.Name}", Applicability.Unsafe),
           },
    ];

    /// <summary>Programs that are scripts, told by their package.</summary>
    private static bool IsInstaller(string ecosystem, string name) => ecosystem switch
    {
        "rpm" => name is "dnf" or "yum",
        "pypi" => name is "pip" or "poetry" or "pipenv",
        "npm" => name is "npm" or "yarn" or "pnpm",
        "gem" => name is "bundler",
        _ => false,
    };
}
