using System.Collections.Immutable;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Inventories;

namespace Drydock.Core.Findings.Fixing;

/// <summary>Writes the versions that an image really has behind the packages that a Dockerfile installs without saying which.</summary>
public static class PackagePins
{
    private static readonly ImmutableArray<(PackageTool Tool, string Ecosystem, string Sign)> Tools =
    [
        (PackageTool.Apt, "deb", "="),
        (PackageTool.Apk, "apk", "="),
        (PackageTool.Yum, "rpm", "-"),
        (PackageTool.Dnf, "rpm", "-"),
        (PackageTool.Zypper, "rpm", "="),
    ];

    /// <param name="inventory">Of an image that was built from the Dockerfile.</param>
    public static IEnumerable<TextEdit> Edits(DockerfileSubject subject, Inventory inventory)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var package in inventory.Packages.Where(p => Ecosystems.Find(p.Package.Ecosystem).IsOs))
        {
            versions.TryAdd($"{package.Package.Ecosystem}/{package.Name}", package.Version);
        }

        foreach (var (tool, ecosystem, sign) in Tools)
        {
            foreach (var word in PackageCall.Of(subject, tool).Where(c => c.IsInstall).SelectMany(c => c.Operands))
            {
                if (word.Plain is { } name && versions.TryGetValue($"{ecosystem}/{name}", out var version))
                {
                    yield return new TextEdit(word.Span, $"{name}{sign}{version}");
                }
            }
        }
    }
}
