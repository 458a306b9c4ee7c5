using System.Collections.Frozen;
using Drydock.Core.Advisories;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>Something that installs packages is in the image: a program by its name, or a package that is one written in a script.</summary>
internal sealed class HasPackageInstallerRule : IRule<ImageSubject>
{
    private static readonly FrozenSet<string> Programs = FrozenSet.Create(
        StringComparer.Ordinal, "apt", "apt-get", "dpkg", "apk", "apk.static", "rpm", "dnf5", "microdnf", "tdnf", "zypper", "pacman", "opkg", "xbps-install", "swupd", "nix", "uv", "cargo");

    public RuleInfo Info { get; } = new("IM006", "has-package-manager", Severity.Info, "A package manager is in the image", []);

    public IEnumerable<Finding> Check(ImageSubject subject) =>
    [
        .. from elf in subject.Inventory.Elves
           where ProgramFolders.Holds(elf.Path) && Programs.Contains(ProgramFolders.NameOf(elf.Path))
           select new Finding(Info, Info.Severity, $"'{elf.Path}' installs packages.", subject.At(elf.Path, elf.Layer)),
        .. from package in subject.Inventory.Packages
           where IsInstaller(package.Package.Ecosystem, package.Name)
           select new Finding(Info, Info.Severity, $"The package {package.Name} {package.Version} installs packages.", subject.At(package.Locations.FirstOrDefault() ?? "", package.Layer)),
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
