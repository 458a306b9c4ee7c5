using System.Collections.Immutable;

namespace Drydock.Core.Findings.Linting;

/// <summary>What a program that fetches or builds keeps for its next run.</summary>
/// <param name="Fills">Subcommands that fill it; empty where every call with operands does.</param>
/// <param name="Word">What the folder is known by where it lies elsewhere: <c>.m2</c>.</param>
/// <param name="Folders">Where they lie for root.</param>
/// <param name="Variables">That move them.</param>
internal sealed record BuildCache(PackageTool Tool, ImmutableArray<string> Fills, string Word, ImmutableArray<string> Folders, ImmutableArray<string> Variables)
{
    /// <summary>Whether two builds at once must not use it.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether another rule finds it where it gets into the final image, and asks for the opposite.</summary>
    public bool IsFoundInFinal => Tool == PackageTool.Apt || Tool == PackageTool.Apk || Tool == PackageTool.Dnf || Tool == PackageTool.Pip;

    /// <summary>Options with which nothing is kept.</summary>
    public ImmutableArray<string> Off { get; init; } = [];

    /// <summary>Subcommands that empty it, or ask for it.</summary>
    public ImmutableArray<string> Cleans { get; init; } = ["clean", "cache", "distclean"];

    /// <summary><see href="https://docs.docker.com/build/cache/optimize/#use-cache-mounts"/></summary>
    public static ImmutableArray<BuildCache> All { get; } =
    [
        new(PackageTool.Apt, ["install", "update", "upgrade"], "apt", ["/var/cache/apt", "/var/lib/apt"], []) { IsLocked = true },
        new(PackageTool.Apk, ["add"], "apk", ["/etc/apk/cache"], []) { Off = ["no-cache"], IsLocked = true },
        new(PackageTool.Dnf, ["install", "update", "upgrade"], "dnf", ["/var/cache/dnf"], []) { IsLocked = true },
        new(PackageTool.Pip, ["install", "wheel", "download"], "pip", ["/root/.cache/pip"], ["PIP_CACHE_DIR", "PIP_NO_CACHE_DIR"]) { Off = ["no-cache-dir"] },
        new(PackageTool.Npm, ["ci", .. PackageTool.Npm.Installs], "npm", ["/root/.npm"], ["NPM_CONFIG_CACHE", "npm_config_cache"]),
        new(PackageTool.Go, ["build", "install", "get", "test", "run", "mod", "vet"], "go", ["/root/.cache/go-build", "/go/pkg/mod"], ["GOCACHE", "GOPATH", "GOMODCACHE"]),
        new(new(["cargo"], ["manifest-path", "target", "p", "package", "bin", "features", "F", "profile", "target-dir", "j", "jobs", "config", "Z", "C"], []), ["build", "b", "install", "fetch", "run", "r", "test", "t", "check", "c"], "cargo", ["/usr/local/cargo/registry"], ["CARGO_HOME"]),
        new(new(["mvn", "mvnw"], ["f", "file", "s", "settings", "P", "activate-profiles", "D", "define", "pl", "projects", "T", "threads", "rf"], []), [], ".m2", ["/root/.m2"], []) { Cleans = [] },
        new(new(["gradle", "gradlew"], ["b", "build-file", "p", "project-dir", "g", "gradle-user-home", "x", "exclude-task", "I", "init-script", "D", "P", "c"], []), [], "gradle", ["/root/.gradle"], ["GRADLE_USER_HOME"]) { Cleans = [] },
    ];

    public bool IsFilledBy(PackageCall call) => Fills.IsEmpty ? !call.Line.Operands.IsEmpty : call.Subcommand is { } name && Fills.Contains(name) && !call.MayHaveMore && !call.Line.Has(Off.AsSpan());

    public bool IsCleanedBy(PackageCall call) => call.Subcommand is { } name && Cleans.Contains(name);

    /// <summary>The flags of RUN that mount it.</summary>
    public string Mounts => string.Join(' ', Folders.Select(f => $"--mount=type=cache,target={f}{(IsLocked ? ",sharing=locked" : "")}"));
}
