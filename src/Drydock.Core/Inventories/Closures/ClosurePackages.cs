using Drydock.Oci.Editing;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Which package of the distribution put each file on disk, links in folders resolved.</summary>
internal sealed class ClosurePackages
{
    private readonly Dictionary<string, int> owners = new(StringComparer.Ordinal);
    private readonly List<List<string>> files = [];

    public ClosurePackages(Inventory inventory, FileTree tree)
    {
        All = [.. inventory.Packages.Where(p => Ecosystems.Find(p.Package.Ecosystem).IsOs)];
        var folders = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < All.Count; i++)
        {
            var own = new List<string>();
            foreach (var path in All[i].Files.Paths())
            {
                var (folder, name) = (PathIndex.FolderOf(path), PathIndex.NameOf(path));
                if (!folders.TryGetValue(folder, out var real))
                {
                    folders[folder] = real = tree.Resolve(folder);
                }

                if (real is not null && (real.Length == 0 ? name : $"{real}/{name}") is var place && tree.Find(place) is { IsFolder: false })
                {
                    own.Add(place);
                    owners.TryAdd(place, i);
                }
            }

            files.Add(own);
        }
    }

    public IReadOnlyList<InstalledPackage> All { get; }

    /// <summary>Position of the owner in <see cref="All"/>; -1 for none.</summary>
    public int OwnerOf(string path) => owners.GetValueOrDefault(path, -1);

    public IReadOnlyList<string> FilesOf(int package) => files[package];

    /// <summary>Made from one source.</summary>
    public bool AreKin(int one, int other) => one >= 0 && other >= 0 && (one == other || SourceOf(one) == SourceOf(other));

    private string SourceOf(int package) => All[package].Package.Source?.Name ?? All[package].Name;
}
