using System.Collections.Immutable;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>Decides what a statement's product means in one image.</summary>
internal sealed class VexTargets(ImageFacts image, ImmutableArray<InstalledPackage> packages)
{
    private readonly Dictionary<VexProduct, HashSet<InstalledPackage>> contents = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// The product is the image (then its parts are packages, and without parts every package is meant), the package itself, or a package of the image
    /// that brings the other one with it.
    /// </summary>
    public bool Mean(VexProduct product, InstalledPackage package)
    {
        if (MeanImage(product))
        {
            return product.Parts.IsEmpty || product.Parts.Any(p => IsPackage(p, package));
        }

        return product.Parts.IsEmpty ? IsPackage(product, package) : product.Parts.Any(p => IsPackage(p, package)) && ContentsOf(product).Contains(package);
    }

    public bool MeanImage(VexProduct product) =>
        (product.Purl is { Type: "oci" or "docker" } purl && IsImage(purl)) || product.Names.Any(IsImageName);

    private static bool IsPackage(VexProduct product, InstalledPackage package) => product.Pattern?.IsMatch(package) == true;

    /// <summary><c>pkg:oci/name@digest?repository_url=…&amp;tag=…</c>: what it says must agree, and what it does not say may be anything.</summary>
    private bool IsImage(Purl purl)
    {
        var isDigest = Digest.TryParse(purl.Version, out var digest);
        if (isDigest ? !image.Digests.Contains(digest) : purl.Version.Length > 0 && !Tags().Contains(purl.Version, StringComparer.Ordinal))
        {
            return false;
        }

        var repository = purl.Qualifiers.GetValueOrDefault("repository_url", "").TrimEnd('/').Replace("index.docker.io/", "docker.io/", StringComparison.OrdinalIgnoreCase);
        var names = Repositories().ToList();
        if (names.Count == 0 && image.Purl is { } own)
        {
            return own.Name == purl.Name;
        }

        return names.Exists(n => LastOf(n).Equals(purl.Name, StringComparison.OrdinalIgnoreCase) && IsRepository(repository, n, purl))
            && (!purl.Qualifiers.TryGetValue("tag", out var tag) || isDigest || Tags().Contains(tag, StringComparer.Ordinal));
    }

    /// <summary>Some write the whole repository, others what stands before its last part.</summary>
    private static bool IsRepository(string asked, string name, Purl purl) => asked.Length == 0
        ? purl.Namespace.Length == 0 || name.EndsWith($"{purl.Namespace}/{purl.Name}", StringComparison.OrdinalIgnoreCase)
        : name.Equals(asked, StringComparison.OrdinalIgnoreCase) || name.Equals($"{asked}/{purl.Name}", StringComparison.OrdinalIgnoreCase);

    private bool IsImageName(string name) => Digest.TryParse(name, out var digest) ? image.Digests.Contains(digest)
        : image.Names.Any(n => n.Equals(name, StringComparison.OrdinalIgnoreCase))
        || (Reference.TryParse(name, out var reference) && reference.Digest is { } named && image.Digests.Contains(named) && Repositories().Contains($"{reference.Registry}/{reference.Repository}", StringComparer.OrdinalIgnoreCase));

    private IEnumerable<string> Repositories()
    {
        foreach (var name in image.Names)
        {
            if (Reference.TryParse(name, out var reference))
            {
                yield return $"{reference.Registry}/{reference.Repository}";
            }
        }
    }

    private IEnumerable<string> Tags() => image.Names.Select(n => Reference.TryParse(n, out var reference) ? reference.Tag : null).OfType<string>();

    private static string LastOf(string repository) => repository[(repository.LastIndexOf('/') + 1)..];

    /// <summary>What a package of the image brings with it: what shares its files, and what it needs, from one to the next.</summary>
    private HashSet<InstalledPackage> ContentsOf(VexProduct product)
    {
        if (contents.TryGetValue(product, out var known))
        {
            return known;
        }

        var found = new HashSet<InstalledPackage>(ReferenceEqualityComparer.Instance);
        var open = new Queue<InstalledPackage>(packages.Where(p => IsPackage(product, p)));
        var places = open.Where(p => !Ecosystems.Find(p.Package.Ecosystem).IsOs).SelectMany(p => p.Locations).ToHashSet(StringComparer.Ordinal);
        foreach (var beside in packages.Where(p => p.Locations.Any(places.Contains)))
        {
            open.Enqueue(beside);
        }

        while (open.TryDequeue(out var package))
        {
            if (found.Add(package))
            {
                foreach (var needed in package.DependsOn.Where(d => d < packages.Length))
                {
                    open.Enqueue(packages[needed]);
                }
            }
        }

        return contents[product] = found;
    }
}
