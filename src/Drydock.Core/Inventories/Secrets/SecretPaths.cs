using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>Where secrets are looked for.</summary>
internal static class SecretPaths
{
    /// <summary>Nobody keeps a secret in a larger text.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>
    /// Folders that hold what distributions and language runtimes bring, the same in every image: half a gigabyte in a large one. Files that are named like secrets
    /// (<see cref="Anywhere"/>) are read there too.
    /// </summary>
    public static ImmutableArray<string> Except { get; } =
    [
        "boot",
        "lib",
        "lib32",
        "lib64",
        "usr/include",
        "usr/lib",
        "usr/lib32",
        "usr/lib64",
        "usr/libexec",
        "usr/share",
        "usr/src",
        "usr/local/go",
        "usr/local/include",
        "usr/local/lib",
        "usr/local/share/doc",
        "usr/local/share/man",
        "var/cache",
        "var/lib/apt",
        "var/lib/dpkg",
        "var/lib/pacman",
        "var/lib/rpm",
    ];

    /// <summary>Names under which secrets are kept, wherever they lie.</summary>
    public static ImmutableArray<string> Anywhere { get; } =
    [
        "**/id_rsa",
        "**/id_dsa",
        "**/id_ecdsa",
        "**/id_ed25519",
        "**/*.pem",
        "**/*.key",
        "**/*.ppk",
        "**/.env",
        "**/*.env",
        "**/.npmrc",
        "**/.yarnrc.yml",
        "**/.pypirc",
        "**/pip.conf",
        "**/.netrc",
        "**/_netrc",
        "**/.pgpass",
        "**/.my.cnf",
        "**/.git-credentials",
        "**/.gitconfig",
        "**/.dockercfg",
        "**/.docker/config.json",
        "**/.aws/credentials",
        "**/.aws/config",
        "**/.m2/settings.xml",
        "**/conf/settings.xml",
        "**/gradle.properties",
        "**/.htpasswd",
        "**/wp-config.php",
        "**/.bash_history",
        "**/.kube/config",
        "**/application.properties",
        "**/application.yml",
        "**/appsettings.json",
        "**/terraform.tfstate",
        "**/*.tfvars",
    ];

    /// <summary>Folders below which packages lie, each with its own tests and documentation.</summary>
    private static readonly ImmutableHashSet<string> PackageRoots =
        ImmutableHashSet.Create(StringComparer.Ordinal, "node_modules", "site-packages", "dist-packages", "gems", "vendor", "mod", "python3", "nodejs", "perl5", "perl", "php", "ruby", "jvm");

    private static readonly ImmutableHashSet<string> TestFolders =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "test", "tests", "testing", "testdata", "test-data", "test_data", "__tests__", "spec", "specs", "fixture", "fixtures", "example", "examples", "sample", "samples", "doc", "docs", "demo", "benchmark", "benchmarks");

    /// <summary>A package's test vector, example or documentation is published with it, and no secret.</summary>
    public static bool IsTestOfPackage(string path)
    {
        var isInPackage = false;
        var rest = path.AsSpan();
        for (var slash = rest.IndexOf('/'); slash >= 0; slash = rest.IndexOf('/'))
        {
            var segment = rest[..slash].ToString();
            if (isInPackage && TestFolders.Contains(segment))
            {
                return true;
            }

            isInPackage |= PackageRoots.Contains(segment) || segment.StartsWith("python3.", StringComparison.Ordinal);
            rest = rest[(slash + 1)..];
        }

        return false;
    }
}
