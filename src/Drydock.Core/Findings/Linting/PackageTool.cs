using System.Collections.Immutable;

namespace Drydock.Core.Findings.Linting;

/// <summary>A package manager, as far as its command line is concerned.</summary>
/// <param name="Names">Of its programs.</param>
/// <param name="Valued">Options whose value may be the next argument, without dashes.</param>
/// <param name="Installs">Subcommands that install the packages behind them.</param>
internal sealed record PackageTool(ImmutableArray<string> Names, ImmutableArray<string> Valued, ImmutableArray<string> Installs)
{
    /// <summary><see href="https://manpages.debian.org/trixie/apt/apt-get.8.en.html"/></summary>
    public static PackageTool Apt { get; } = new(
        ["apt-get", "apt"],
        ["o", "option", "c", "config-file", "t", "target-release", "default-release", "a", "host-architecture", "P", "build-profiles", "S", "snapshot"],
        ["install", "reinstall"]);

    /// <summary><see href="https://man.archlinux.org/man/apk.8"/></summary>
    public static PackageTool Apk { get; } = new(
        ["apk"],
        ["p", "root", "X", "repository", "arch", "keys-dir", "repositories-file", "wait", "cache-dir", "cache-max-age", "t", "virtual", "progress-fd", "timeout"],
        ["add"]);

    /// <summary><see href="https://man7.org/linux/man-pages/man8/yum.8.html"/></summary>
    public static PackageTool Yum { get; } = new(["yum"], OfYum, ["install", "reinstall"]);

    /// <summary><see href="https://dnf.readthedocs.io/en/latest/command_ref.html"/></summary>
    public static PackageTool Dnf { get; } = new(["dnf", "dnf5", "microdnf", "tdnf"], OfYum, ["install", "reinstall"]);

    /// <summary><see href="https://en.opensuse.org/SDB:Zypper_manual"/></summary>
    public static PackageTool Zypper { get; } = new(
        ["zypper"],
        ["c", "config", "C", "cache-dir", "reposd-dir", "root", "R", "installroot", "releasever", "p", "plus-repo", "plus-content", "r", "repo", "from", "t", "type", "pkg-cache-dir", "raw-cache-dir", "solv-cache-dir"],
        ["install", "in"]);

    /// <summary><see href="https://pip.pypa.io/en/stable/cli/pip_install/"/></summary>
    public static PackageTool Pip { get; } = new(
        ["pip", "pip2", "pip3"],
        [
            "r", "requirement", "c", "constraint", "e", "editable", "t", "target", "i", "index-url", "extra-index-url", "f", "find-links", "trusted-host", "prefix", "root", "src", "platform", "python-version", "implementation", "abi",
            "log", "proxy", "retries", "timeout", "exists-action", "cert", "client-cert", "cache-dir", "upgrade-strategy", "no-binary", "only-binary", "progress-bar", "global-option", "install-option", "build-option", "config-settings", "C", "b",
            "build", "build-constraint", "report", "use-feature", "use-deprecated", "python", "group", "root-user-action", "keyring-provider",
        ],
        ["install"]);

    /// <summary><see href="https://docs.npmjs.com/cli/v11/commands/npm-install"/></summary>
    public static PackageTool Npm { get; } = new(
        ["npm"],
        ["registry", "prefix", "C", "userconfig", "globalconfig", "cache", "loglevel", "omit", "include", "only", "tag", "w", "workspace", "install-strategy", "before", "cpu", "os", "libc", "script-shell", "fetch-retries", "fetch-timeout", "maxsockets", "node-options"],
        ["install", "i", "in", "ins", "inst", "insta", "instal", "isnt", "isnta", "isntal", "isntall", "add"]);

    /// <summary><see href="https://guides.rubygems.org/command-reference/#gem-install"/></summary>
    public static PackageTool Gem { get; } = new(
        ["gem"],
        ["v", "version", "i", "install-dir", "n", "bindir", "s", "source", "P", "trust-policy", "p", "http-proxy", "platform", "document", "B", "bulk-threshold", "build-root", "g", "file", "config-file", "without", "target-rbconfig"],
        ["install", "i"]);

    /// <summary><see href="https://classic.yarnpkg.com/en/docs/cli/"/></summary>
    public static PackageTool Yarn { get; } = new(
        ["yarn", "yarnpkg"],
        ["cwd", "cache-folder", "modules-folder", "registry", "network-timeout", "network-concurrency", "mutex", "preferred-cache-folder", "global-folder", "link-folder", "production-only", "use-yarnrc"],
        ["add"]);

    /// <summary><see href="https://pkg.go.dev/cmd/go"/></summary>
    public static PackageTool Go { get; } = new(
        ["go"],
        ["C", "ldflags", "gcflags", "asmflags", "gccgoflags", "tags", "mod", "modfile", "overlay", "p", "o", "buildmode", "buildvcs", "compiler", "installsuffix", "pkgdir", "toolexec", "pgo", "exec", "covermode", "coverpkg"],
        ["install", "get", "run"]);

    private static ImmutableArray<string> OfYum =>
    [
        "c", "config", "d", "debuglevel", "e", "errorlevel", "R", "randomwait", "x", "exclude", "excludepkgs", "installroot", "releasever", "enablerepo", "disablerepo", "repo", "repoid", "repofrompath", "setopt", "disableexcludes",
        "downloaddir", "destdir", "advisory", "advisories", "bz", "bzs", "cve", "cves", "sec-severity", "secseverity", "forcearch", "comment", "color", "disableplugin", "enableplugin", "rpmverbosity", "setvar",
    ];
}
