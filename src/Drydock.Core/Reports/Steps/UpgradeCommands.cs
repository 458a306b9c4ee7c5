using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Steps;

/// <summary>How each ecosystem goes to another version. Words from an image are quoted: a shell takes them for nothing but words.</summary>
internal static class UpgradeCommands
{
    private static readonly Dictionary<string, Func<string, string, string>> Languages = new(StringComparer.Ordinal)
    {
        ["npm"] = (name, to) => $"npm install {ShellWord.Quote($"{name}@{to}")}",
        ["pypi"] = (name, to) => $"pip install {ShellWord.Quote($"{name}>={to}")}",
        ["gem"] = (name, to) => $"gem install {ShellWord.Quote(name)} -v {ShellWord.Quote(to)}",
        ["golang"] = Go,
        ["cargo"] = (name, to) => $"cargo update -p {ShellWord.Quote(name)} --precise {ShellWord.Quote(to)}",
        ["maven"] = (name, to) => $"mvn versions:use-dep-version -DforceVersion=true {ShellWord.Quote($"-Dincludes={name}")} {ShellWord.Quote($"-DdepVersion={to}")}",
        ["nuget"] = (name, to) => $"dotnet add package {ShellWord.Quote(name)} --version {ShellWord.Quote(to)}",
        ["composer"] = (name, to) => $"composer require --with-all-dependencies {ShellWord.Quote($"{name}:^{to}")}",
    };

    /// <summary>Distributions whose RPM packages another program than dnf upgrades; os-release's ID and the first version it does not hold for.</summary>
    private static readonly (string Id, string Below, string Command)[] RpmPrograms =
    [
        ("sles", "", "zypper update -y"),
        ("opensuse-leap", "", "zypper update -y"),
        ("opensuse-tumbleweed", "", "zypper update -y"),
        ("photon", "", "tdnf update -y"),
        ("mariner", "", "tdnf update -y"),
        ("azurelinux", "", "tdnf update -y"),
        ("amzn", "2023", "yum update -y"),
        ("centos", "8", "yum update -y"),
        ("rhel", "8", "yum update -y"),
        ("ol", "8", "yum update -y"),
    ];

    /// <param name="packages">Of one source, or copies of one package of a language.</param>
    /// <returns>Empty when there is no such command, or a name from the image would be an option of it.</returns>
    public static string For(string ecosystem, OsRelease? os, IReadOnlyList<InstalledPackage> packages, string to)
    {
        if (packages.Any(p => p.Name.StartsWith('-')) || to.StartsWith('-'))
        {
            return "";
        }

        var names = string.Join(' ', packages.Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(ShellWord.Quote));
        return ecosystem switch
        {
            "deb" => $"apt-get update && apt-get install -y --only-upgrade {names}",
            "apk" => $"apk upgrade --no-cache {names}",
            "rpm" => $"{RpmProgram(os)} {names}",
            "alpm" => "pacman -Syu --noconfirm",
            "opkg" => $"opkg update && opkg upgrade {names}",
            _ => Languages.TryGetValue(ecosystem, out var command) ? command(packages[0].Name, to) : "",
        };
    }

    private static string RpmProgram(OsRelease? os)
    {
        var row = Array.Find(RpmPrograms, r => r.Id == os?.Id && (r.Below.Length == 0 || Major(os.VersionId) < Major(r.Below)));
        return row.Command ?? "dnf upgrade -y";
    }

    private static int Major(string version) => int.TryParse(version.Split('.')[0], out var major) ? major : int.MaxValue;

    /// <summary>The standard library comes with the compiler.</summary>
    private static string Go(string name, string to) => name == "stdlib" ? $"go get {ShellWord.Quote($"toolchain@go{to.TrimStart('v')}")}" : $"go get {ShellWord.Quote($"{name}@v{to.TrimStart('v')}")}";
}
