namespace Drydock.Core.Inventories.Sboms;

/// <summary>Turns a purl back into a package: names, epochs and origins as the ecosystem writes them.</summary>
internal static class SbomPackages
{
    public static Package Of(Purl purl, SbomEntry entry)
    {
        var ecosystem = Ecosystems.Find(purl.Type);
        var version = VersionOf(purl, entry);
        return new Package
        {
            Ecosystem = ecosystem.Id,
            Name = NameOf(purl, ecosystem, entry),
            Version = version,
            Epoch = EpochOf(purl, version),
            Release = ReleaseOf(ecosystem.Id, version),
            Architecture = purl.Qualifiers.GetValueOrDefault("arch", ""),
            Source = SourceOf(purl, entry, version),
            Vendor = entry.Vendor,
            Licenses = [.. entry.Licenses],
            Hashes = entry.Hashes.ToImmutable(),
            Properties = entry.Properties.ToImmutable(),
        };
    }

    /// <summary>Some purls lose the case of names; the document's own name counts where it means the same.</summary>
    private static string NameOf(Purl purl, Ecosystem ecosystem, SbomEntry entry)
    {
        var separator = ecosystem.Namespace == PurlNamespace.Colon ? ":" : "/";
        var isNamespaced = purl.Namespace.Length > 0 && (ecosystem.Namespace is PurlNamespace.Slash or PurlNamespace.Colon || ecosystem.Id == "generic");
        var name = isNamespaced ? purl.Namespace + separator + purl.Name : purl.Name;
        foreach (var candidate in (ReadOnlySpan<string>)[entry.Name, entry.Group + separator + entry.Name])
        {
            if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase) || (!isNamespaced && Purl.Create(purl.Type, "", candidate).Name == name))
            {
                return candidate;
            }
        }

        return name;
    }

    /// <summary>An rpm's purl carries the epoch apart.</summary>
    private static string VersionOf(Purl purl, SbomEntry entry)
    {
        var version = purl.Version.Length > 0 ? purl.Version : entry.Version;
        return purl.Type == "rpm" && purl.Qualifiers.TryGetValue("epoch", out var epoch) && int.TryParse(epoch, out _) && !version.Contains(':') ? $"{epoch}:{version}" : version;
    }

    private static int? EpochOf(Purl purl, string version)
    {
        var colon = purl.Type is "deb" or "rpm" ? version.IndexOf(':') : -1;
        return colon > 0 && int.TryParse(version.AsSpan(0, colon), out var epoch) && epoch >= 0 ? epoch : null;
    }

    private static string ReleaseOf(string ecosystem, string version)
    {
        var hyphen = version.LastIndexOf('-');
        return ecosystem switch
        {
            "deb" or "rpm" or "alpm" when hyphen > 0 => version[(hyphen + 1)..],
            "apk" when hyphen > 0 && version.AsSpan(hyphen + 1).StartsWith("r") => version[(hyphen + 2)..],
            _ => "",
        };
    }

    /// <summary><c>upstream=glibc</c> or <c>upstream=glibc@2.36-9</c>.</summary>
    private static SourcePackage? SourceOf(Purl purl, SbomEntry entry, string version)
    {
        if (entry.SourceName.Length > 0)
        {
            return new SourcePackage(entry.SourceName, entry.SourceVersion.Length > 0 ? entry.SourceVersion : version);
        }

        if (!purl.Qualifiers.TryGetValue("upstream", out var upstream))
        {
            return null;
        }

        var at = upstream.LastIndexOf('@');
        return at > 0 ? new SourcePackage(upstream[..at], upstream[(at + 1)..]) : new SourcePackage(upstream, version);
    }
}
