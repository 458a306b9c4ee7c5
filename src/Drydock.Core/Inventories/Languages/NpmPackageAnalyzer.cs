using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Inventories.Languages;

/// <summary>
/// Installed Node.js packages, from the package.json each carries, and applications that have one with name and version.
/// <see href="https://docs.npmjs.com/cli/v11/configuring-npm/package-json"/>
/// </summary>
/// <remarks>
/// A package.json in a package's place that cannot be read is a gap. Elsewhere it is a test's fixture, a template or the mark of a module's kind
/// (<c>{"type": "commonjs"}</c>): nothing is known of it, and nothing is said.
/// </remarks>
internal sealed class NpmPackageAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("npm-package", 1, AnalyzerGroup.Packages, "Node.js packages, from package.json");

    public PathFilter Paths { get; } = PathFilter.Of("**/package.json") with { MaxBytes = 16 << 20 };

    public void Analyze(FileView file, FactWriter facts)
    {
        var isInstalled = NpmPlaces.IsInstalled(file.Path);
        try
        {
            using var json = LenientJson.Parse(file.Content);
            Read(json.RootElement, isInstalled, facts);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            if (isInstalled)
            {
                facts.Malformed($"it is no JSON object of text: {e.Message}");
            }
        }
    }

    private static void Read(JsonElement root, bool isInstalled, FactWriter facts)
    {
        var (name, version) = (root.Text("name"), root.Text("version").Trim());
        if (name.Length == 0 || (version.Length == 0 && !isInstalled))
        {
            return;
        }

        if (!NpmPlaces.IsName(name))
        {
            facts.Malformed($"'{name}' is not a name npm allows");
            return;
        }

        facts.Add(new Package
        {
            Ecosystem = "npm",
            Name = name,
            Version = version,
            Licenses = [.. Licenses(root).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal)],
            Requires = [.. root.Child("dependencies").Names().Union(root.Child("optionalDependencies").Names(), StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Hashes = Hashes(root),
            Properties = JsonFields.Properties(
                ("evidence", isInstalled ? "installed" : "manifest"),
                ("private", root.IsTrue("private") ? "true" : ""),
                ("resolved", root.Text("_resolved"))),
        });
    }

    /// <summary>Today one expression; in older packages an object, or an array of them under either name.</summary>
    private static IEnumerable<string> Licenses(JsonElement root) =>
        new[] { root.Child("license"), root.Child("licenses") }
            .SelectMany(v => v.ValueKind == JsonValueKind.Array ? v.Items() : [v])
            .Select(v => v.ValueKind switch
            {
                JsonValueKind.String => v.GetString()!.Trim(),
                JsonValueKind.Object when v.Text("type").Length > 0 => v.Text("type").Trim(),
                JsonValueKind.Object when v.Text("name").Length > 0 => v.Text("name").Trim(),
                _ => v.Text("url").Trim(),
            });

    /// <summary>
    /// What older npm wrote into the file it installed: hashes of the archive it came from.
    /// <see href="https://www.w3.org/TR/SRI/#the-integrity-attribute"/>
    /// </summary>
    private static ImmutableSortedDictionary<string, string> Hashes(JsonElement root)
    {
        var hashes = ImmutableSortedDictionary<string, string>.Empty;
        foreach (var part in root.Text("_integrity").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var hyphen = part.IndexOf('-');
            var bytes = new byte[64];
            if (hyphen > 0 && part[..hyphen] is "sha1" or "sha256" or "sha384" or "sha512" && Convert.TryFromBase64String(part[(hyphen + 1)..], bytes, out var length))
            {
                hashes = hashes.SetItem(part[..hyphen], Convert.ToHexStringLower(bytes.AsSpan(0, length)));
            }
        }

        var sha1 = root.Text("_shasum").ToLowerInvariant();
        return sha1.Length == 40 && !hashes.ContainsKey("sha1") && sha1.All(char.IsAsciiHexDigitLower) ? hashes.SetItem("sha1", sha1) : hashes;
    }
}
