using System.Collections.Immutable;
using Drydock.Core.Inventories.Secrets;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>Lays the facts of an image's layers over each other.</summary>
/// <remarks>
/// 1. Find out what each fact's path became (<see cref="Visibility"/>). 2. The distribution, which purls need. 3. Packages, present and removed.
/// 4. What databases keep beside packages: files, licenses. 5. Ownership and dependencies. 6. One entry for each purl and owner.
/// </remarks>
public static class Squash
{
    /// <param name="layers">Base first; null where a layer could not be read (its gap is in <paramref name="gaps"/>).</param>
    public static Inventory Run(Image image, IReadOnlyList<LayerFacts?> layers, IEnumerable<Gap> gaps)
    {
        var facts = layers.Select((l, i) => l ?? new LayerFacts(image.Layers[i].DiffId, new FileTable(), [], [])).ToList();
        var special = SpecialFiles.Candidates(facts);
        var crossings = new LinkCrossings(facts);
        var visibility = new Visibility(facts, facts.SelectMany(l => l.Facts.Select(f => f.Path)).Concat(special.Select(s => s.Path)).Concat(crossings.Paths));

        var visible = facts.SelectMany((l, i) => l.Facts.Where(f => f.Body is not PackageFact && visibility.HiddenBy(f.Path, i) < 0).Select(f => (Layer: i, Fact: f))).ToList();
        var os = OsChoice.Of(visible.Select(v => v.Fact));
        var place = visible.Find(v => v.Fact.Body is OsFact said && ReferenceEquals(said.Os, os));
        var history = new PackageHistory(visibility, os);
        foreach (var (path, listings) in PackageListing.ByLocation(facts))
        {
            history.Add(path, listings);
        }

        PackageExtras.Attach(history.Present, [.. visible.Select(v => v.Fact)], new FolderLinks(facts));
        var ownership = new Ownership(history.Present);
        foreach (var package in history.Present.OrderByDescending(p => Ecosystems.Find(p.Package.Ecosystem).IsOs))
        {
            ownership.Claim(package);
        }

        DependencyEdges.Connect(history.Present);
        return new Inventory
        {
            Os = os,
            OsPath = place.Fact?.Path ?? "",
            OsLayer = place.Fact is null ? -1 : place.Layer,
            Packages = PackageMerge.Run(history.Present),
            Removed = history.Removed,
            Elves = [.. visible.Where(v => v.Fact.Body is ElfFact).Select(v => new ElfFile(v.Fact.Path, ((ElfFact)v.Fact.Body).Elf, v.Layer)).OrderBy(e => e.Path, StringComparer.Ordinal)],
            Sboms = [.. visible.Where(v => v.Fact.Body is SbomFact).Select(v => new EmbeddedSbom(v.Fact.Path, ((SbomFact)v.Fact.Body).Format, v.Layer)).OrderBy(s => s.Path, StringComparer.Ordinal)],
            Secrets = FoundSecrets.In(facts, visibility, history.Present),
            SpecialFiles = [.. special.Where(s => visibility.HiddenBy(s.Path, s.Layer) < 0).OrderBy(s => s.Path, StringComparer.Ordinal)],
            Layers = [.. image.Layers.Select(l => Summarize(l, layers[l.Index]))],
            Gaps = [.. gaps, .. facts.SelectMany(l => l.Gaps.Select(g => g with { Layer = l.DiffId })), .. crossings.Gaps(visibility)],
        };
    }

    private static LayerSummary Summarize(Layer layer, LayerFacts? facts)
    {
        var (files, bytes) = (0, 0L);
        foreach (ref readonly var node in facts is null ? default : facts.Files.Nodes)
        {
            if (node is { Type: EntryType.File, Mark: FileMark.None })
            {
                (files, bytes) = (files + 1, bytes + node.Size);
            }
        }

        return new LayerSummary(layer.Index, facts?.DiffId ?? layer.DiffId, layer.Blob?.Digest, layer.Blob?.Size ?? 0, files, bytes, layer.History?.CreatedBy ?? "")
        {
            FromCache = facts?.FromCache ?? false,
        };
    }
}
