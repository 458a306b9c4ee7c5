using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>What an SPDX 2 document lists, gathered before it is known which package is the subject and which the distribution.</summary>
internal sealed class SpdxContent
{
    private readonly HashSet<string> described = new(StringComparer.Ordinal);
    private readonly List<(string From, string To)> edges = [];

    public List<SpdxPackage> Packages { get; } = [];

    /// <summary>LicenseRef-… to the license's name or text.</summary>
    public Dictionary<string, string> LicenseTexts { get; } = new(StringComparer.Ordinal);

    public void AddRelationship(string from, string type, string to)
    {
        switch (type.ToUpperInvariant())
        {
            case "DESCRIBES":
                described.Add(to);
                break;
            case "DESCRIBED_BY":
                described.Add(from);
                break;
            case "DEPENDS_ON" or "HAS_PREREQUISITE":
                edges.Add((from, to));
                break;
            case "DEPENDENCY_OF" or "RUNTIME_DEPENDENCY_OF" or "PREREQUISITE_FOR":
                edges.Add((to, from));
                break;
            default:
                break;
        }
    }

    public void AddReference(SbomEntry entry, string type, string locator)
    {
        if (type == "purl" && entry.Purl.Length == 0)
        {
            entry.Purl = locator;
        }
    }

    public void Describe(string id) => described.Add(id);

    /// <summary><c>Organization: Debian (mail)</c>.</summary>
    public static string Vendor(string supplier)
    {
        var colon = supplier.IndexOf(": ", StringComparison.Ordinal);
        var name = colon < 0 ? "" : supplier[(colon + 2)..];
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        return open < 0 ? name : name[..open];
    }

    public void HandOver(SbomBuilder builder)
    {
        foreach (var package in Packages)
        {
            Place(package, builder);
        }

        foreach (var (from, to) in edges)
        {
            builder.AddEdge(from, to);
        }
    }

    private void Place(SpdxPackage package, SbomBuilder builder)
    {
        var entry = package.Entry;
        var isDescribed = described.Contains(entry.Ref);
        switch (package.Purpose.Replace('-', '_'))
        {
            case "OPERATING_SYSTEM" when entry.Name.Length > 0:
                builder.Os ??= SbomOs.Named(entry.Name, entry.Version, package.Summary);
                return;
            case "CONTAINER":
            case "" or "APPLICATION" when isDescribed && entry.Purl.Length == 0 && Packages.Count > 1:
                builder.AddImage(package.Purpose == "CONTAINER" ? $"{entry.Name} {entry.Version}".Trim() : "");
                builder.SubjectName = entry.Name;
                builder.SubjectVersion = entry.Version;
                builder.SubjectPurl = entry.Purl;
                builder.SubjectDigest = entry.Hashes.TryGetValue("sha256", out var hash) ? "sha256:" + hash : "";
                return;
            default:
                Evidence(package);
                ResolveLicenses(entry);
                builder.Add(entry);
                return;
        }
    }

    /// <summary>A license that is only a reference is its text; several joined by AND are several.</summary>
    private void ResolveLicenses(SbomEntry entry)
    {
        var declared = entry.Licenses.ToList();
        entry.Licenses.Clear();
        foreach (var expression in declared)
        {
            var parts = expression.Contains('(') || expression.Contains(" OR ", StringComparison.Ordinal) ? [expression] : expression.Split(" AND ");
            foreach (var part in parts)
            {
                entry.AddLicense(LicenseTexts.GetValueOrDefault(part, part));
            }
        }
    }

    /// <summary>Reads what Drydock writes where SPDX has no field: <c>found by X in PLACES; layer DIFFID; built from NAME VERSION</c>.</summary>
    private static void Evidence(SpdxPackage package)
    {
        var parts = package.SourceInfo.Split("; ");
        if (!parts[0].StartsWith("found by ", StringComparison.Ordinal))
        {
            return;
        }

        var places = parts[0].IndexOf(" in ", StringComparison.Ordinal);
        package.Entry.Locations.UnionWith(places < 0 ? [] : parts[0][(places + 4)..].Split(", "));
        foreach (var part in parts.AsSpan(1))
        {
            if (part.StartsWith("layer ", StringComparison.Ordinal))
            {
                package.Entry.Layer = part["layer ".Length..];
            }
            else if (part.StartsWith("built from ", StringComparison.Ordinal) && part["built from ".Length..].Split(' ', 2) is var source)
            {
                package.Entry.SourceName = source[0];
                package.Entry.SourceVersion = source.Length > 1 ? source[1] : "";
            }
        }
    }

    public static void ReportGaps(string comment, SbomBuilder builder)
    {
        var kind = (GapKind?)null;
        foreach (var line in comment.Split('\n'))
        {
            switch (line)
            {
                case "This document is incomplete. Not looked at:":
                    kind = GapKind.Missing;
                    break;
                case "Left out on purpose:":
                    kind = GapKind.Skipped;
                    break;
                default:
                    if (kind is { } known)
                    {
                        builder.Gap(known, $"the SBOM says: {line}");
                    }

                    break;
            }
        }
    }
}
