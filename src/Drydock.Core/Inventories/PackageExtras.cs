using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>Gives packages what their database keeps beside them: lists of files, licenses.</summary>
internal static class PackageExtras
{
    public static void Attach(IReadOnlyList<PlacedPackage> packages, IReadOnlyList<Fact> facts, FolderLinks links)
    {
        var files = facts.Select(f => f.Body).OfType<OwnedFilesFact>().ToLookup(f => Key(f.Ecosystem, f.PackageName), f => f.Files, StringComparer.Ordinal);
        var licenses = facts.Select(f => f.Body).OfType<LicenseFact>().ToLookup(f => Key(f.Ecosystem, f.PackageName), f => f.Licenses, StringComparer.Ordinal);
        var beside = facts.Where(f => f.Body is OwnedFilesFact list && !Ecosystems.Find(list.Ecosystem).IsOs).ToLookup(f => FolderOf(f.Path), f => (OwnedFilesFact)f.Body, StringComparer.Ordinal);
        foreach (var placed in packages)
        {
            var (ecosystem, name) = (placed.Package.Ecosystem, placed.Package.Name);
            if (placed.Files.IsEmpty && !Ecosystems.Find(ecosystem).IsOs)
            {
                // The same package may be there many times (virtual environments): what lies in one folder belongs together.
                placed.Files = beside[FolderOf(placed.Path)].FirstOrDefault(f => f.Ecosystem == ecosystem)?.Files ?? FileList.Empty;
            }
            else if (placed.Files.IsEmpty)
            {
                placed.Files = files[Key(ecosystem, name)].Concat(files[Key(ecosystem, $"{name}:{placed.Package.Architecture}")]).FirstOrDefault() ?? FileList.Empty;
            }

            if (placed.Licenses.Count == 0)
            {
                placed.Licenses = LicensesOf(name);
            }

            ImmutableArray<string> LicensesOf(string documented)
            {
                var own = licenses[Key(ecosystem, documented)].ToList();
                return own.Count > 0 ? own[0]
                    : links.DocumentedBy(documented) is { } other ? [.. licenses[Key(ecosystem, other)].SelectMany(l => l).Distinct(StringComparer.Ordinal)]
                    : [];
            }
        }
    }

    private static string Key(string ecosystem, string name) => $"{ecosystem}\0{name}";

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
