using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Inventories.Languages;

/// <summary>
/// PHP packages that Composer installed: vendor/composer/installed.json, an array with Composer 1 and an object since Composer 2.
/// <see href="https://getcomposer.org/doc/04-schema.md"/>
/// </summary>
internal sealed class ComposerInstalledAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("composer-installed", 1, AnalyzerGroup.Packages, "PHP packages, from Composer's installed.json");

    /// <summary>The folder is vendor by default, and called composer always.</summary>
    public PathFilter Paths { get; } = PathFilter.Of("**/installed.json") with { MaxBytes = 256 << 20 };

    public void Analyze(FileView file, FactWriter facts)
    {
        if (!$"/{file.Path}".EndsWith("/composer/installed.json", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            using var json = LenientJson.Parse(file.Content);
            Read(json.RootElement, facts);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            facts.Malformed($"it is no JSON of packages: {e.Message}");
        }
    }

    private static void Read(JsonElement root, FactWriter facts)
    {
        var packages = root.ValueKind == JsonValueKind.Array ? root : root.Child("packages");
        if (packages.ValueKind != JsonValueKind.Array)
        {
            facts.Malformed("it has no list of packages");
            return;
        }

        var dev = root.Child("dev-package-names").Texts().ToFrozenSet(StringComparer.Ordinal);
        foreach (var package in packages.Items())
        {
            var (name, version) = (package.Text("name"), package.Text("version"));
            if (name.Length == 0 || version.Length == 0)
            {
                facts.Malformed($"a package has no {(name.Length == 0 ? "name" : "version: " + name)}");
                continue;
            }

            facts.Add(Describe(package, name, version, dev.Contains(name)));
        }
    }

    private static Package Describe(JsonElement package, string name, string version, bool isDev)
    {
        var sha1 = package.Child("dist").Text("shasum").ToLowerInvariant();
        var reference = package.Child("source").Text("reference");
        return new Package
        {
            Ecosystem = "composer",
            Name = name,
            Version = version,
            Licenses = [.. package.Child("license").Texts().Where(l => l.Length > 0)],
            Requires = Packages(package.Child("require")),
            Provides = Packages(package.Child("provide")),
            Hashes = sha1.Length == 40 ? ImmutableSortedDictionary<string, string>.Empty.Add("sha1", sha1) : ImmutableSortedDictionary<string, string>.Empty,
            Properties = JsonFields.Properties(
                ("scope", isDev ? "dev" : ""),
                ("version-normalized", package.Text("version_normalized")),
                ("reference", reference.Length > 0 ? reference : package.Child("dist").Text("reference"))),
        };
    }

    /// <summary>Names without a vendor are the platform's: php, ext-json, lib-openssl, composer-runtime-api.</summary>
    private static ImmutableArray<string> Packages(JsonElement relations) => [.. relations.Names().Where(n => n.Contains('/')).Order(StringComparer.Ordinal)];
}
