using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>Gathers what a reader finds and lays it out as an inventory.</summary>
internal sealed class SbomBuilder(string format)
{
    private const int GapsOfOneKind = 50;
    private readonly List<SbomEntry> entries = [];
    private readonly List<(string From, string To)> edges = [];
    private readonly List<Gap> gaps = [];
    private readonly SortedDictionary<int, Digest> announcedLayers = [];
    private readonly List<string> images = [];
    private int gapCount;

    /// <summary>The version of the specification, where it has one.</summary>
    public string SpecVersion { get; set; } = "";

    public string SubjectName { get; set; } = "";

    public string SubjectVersion { get; set; } = "";

    public string SubjectPurl { get; set; } = "";

    public string SubjectDigest { get; set; } = "";

    public List<string> Tools { get; } = [];

    public OsRelease? Os { get; set; }

    public void Add(SbomEntry entry)
    {
        if (entry.Name.Length == 0 && entry.Purl.Length == 0)
        {
            Gap(GapKind.Malformed, $"an entry ('{entry.Ref}') has neither a name nor a purl");
            return;
        }

        entries.Add(entry);
    }

    /// <summary><paramref name="from"/> needs <paramref name="to"/>; references as in <see cref="SbomEntry.Ref"/>.</summary>
    public void AddEdge(string from, string to) => edges.Add((from, to));

    /// <summary>A layer the document lists with its place.</summary>
    public void AddLayer(int index, string diffId)
    {
        if (index is >= 0 and < 10_000 && Digest.TryParse(diffId, out var digest))
        {
            announcedLayers[index] = digest;
        }
    }

    /// <summary>An image the document holds, beside the one it is about; an empty name is none.</summary>
    public void AddImage(string name)
    {
        if (name.Length > 0)
        {
            images.Add(name);
        }
    }

    /// <summary>Something that the inventory cannot show as it should.</summary>
    public void Gap(GapKind kind, string message)
    {
        if (++gapCount <= GapsOfOneKind)
        {
            gaps.Add(new Gap("", kind, message.Length > 300 ? message[..300] + "…" : message));
        }
    }

    public Sbom Build()
    {
        var layers = new SbomLayers(announcedLayers.Values);
        var built = entries.Select(e => (Entry: e, Package: Installed(e, layers)))
            .OrderBy(b => b.Package.Package.Ecosystem, StringComparer.Ordinal).ThenBy(b => b.Package.Name, StringComparer.Ordinal)
            .ThenBy(b => b.Package.Version, StringComparer.Ordinal).ThenBy(b => b.Package.Locations.FirstOrDefault(""), StringComparer.Ordinal)
            .ToList();
        var needs = Edges([.. built.Select(b => b.Entry)]);
        var packages = built.Select((b, i) => needs.TryGetValue(i, out var needed) ? b.Package with { DependsOn = [.. needed] } : b.Package).ToImmutableArray();
        if (images.Count > 1)
        {
            gaps.Insert(0, new Gap("", GapKind.Unsupported, $"the SBOM lists {images.Count} images, which are read as one: what belongs to which is not told apart, and the distribution is that of the first"));
        }

        if (gapCount > GapsOfOneKind)
        {
            gaps.Add(new Gap("", GapKind.Unsupported, $"{gapCount - GapsOfOneKind} further entries of the SBOM have gaps like those above"));
        }

        var inventory = new Inventory { Os = Os ?? SbomOs.Of(packages), Packages = packages, Layers = layers.Summaries, Gaps = [.. gaps] };
        return new Sbom(Info(), inventory);
    }

    private SbomInfo Info()
    {
        var purl = Purl.TryParse(SubjectPurl, out var parsed) ? parsed : null;
        var digest = Digest.TryParse(SubjectDigest, out var given) || Digest.TryParse(purl?.Version, out given) || Digest.TryParse(SubjectVersion, out given);
        var words = format.Split(' ', 2);
        return new SbomInfo(SpecVersion.Length > 0 ? $"{words[0]} {SpecVersion} {words[1]}" : format, SubjectName, SubjectVersion)
        {
            Purl = purl,
            Digest = digest ? given : null,
            Tools = string.Join(", ", Tools.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)),
        };
    }

    private InstalledPackage Installed(SbomEntry entry, SbomLayers layers)
    {
        if (!Purl.TryParse(entry.Purl, out var purl))
        {
            Gap(entry.Purl.Length == 0 ? GapKind.Unsupported : GapKind.Malformed, entry.Purl.Length == 0
                ? $"'{entry.Name}' {entry.Version} has no purl: its ecosystem is not known"
                : $"'{entry.Name}' {entry.Version} has a purl that is none: '{entry.Purl}'");
            purl = Purl.Create("generic", entry.Group, entry.Name.Length > 0 ? entry.Name : entry.Purl, entry.Version);
        }

        var package = SbomPackages.Of(purl, entry);
        return new InstalledPackage(package, purl, layers.IndexOf(entry.LayerDigest), [.. entry.Locations])
        {
            Analyzer = "sbom",
            Licenses = package.Licenses,
            OwnedBy = Purl.TryParse(entry.OwnedBy, out var owner) ? owner : null,
        };
    }

    /// <summary>Position to positions. Edges of things that are no packages (the image, the distribution) are of no interest here.</summary>
    private Dictionary<int, SortedSet<int>> Edges(List<SbomEntry> ordered)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < ordered.Count; i++)
        {
            positions.TryAdd(ordered[i].Ref, i);
        }

        var needs = new Dictionary<int, SortedSet<int>>();
        foreach (var (from, to) in edges)
        {
            if (positions.TryGetValue(from, out var a) && positions.TryGetValue(to, out var b) && a != b)
            {
                if (!needs.TryGetValue(a, out var needed))
                {
                    needs[a] = needed = [];
                }

                needed.Add(b);
            }
        }

        return needs;
    }
}
