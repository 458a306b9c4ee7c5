using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Closures;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Harden;

/// <summary>What taking away files means for the books of the package managers.</summary>
internal static class Minimizing
{
    /// <summary>What switches it on and off.</summary>
    public const string Name = "minimize";

    /// <summary>Where it stands which files of packages that stay are gone.</summary>
    public const string RecordPath = "var/lib/drydock/removed-files";

    private const string Documents = "usr/share/doc/";

    /// <summary>Packages of which no file is left but documents.</summary>
    public static IReadOnlyList<InstalledPackage> Gone(ImageDraft draft, Inventory inventory) =>
    [
        .. inventory.Packages.Where(p => Ecosystems.Find(p.Package.Ecosystem).IsOs)
            .Where(p => p.Files.Paths().Where(f => !f.StartsWith(Documents, StringComparison.Ordinal)) is var files
                && files.Any(f => draft.Original.Follow(f) is { IsFolder: false }) && !files.Any(f => draft.Files.Follow(f) is { IsFolder: false })),
    ];

    /// <summary>The edits that make the databases say what is there, and a record of files that packages which stay have lost.</summary>
    /// <param name="text">Reads a file of the draft; null when there is none.</param>
    public static (IReadOnlyList<ImageEdit> Edits, IReadOnlyList<string> Notes) Books(ImageDraft draft, Inventory inventory, IReadOnlyList<InstalledPackage> gone, Closure closure, Func<string, string?> text)
    {
        var (edits, notes) = (new List<ImageEdit>(), new List<string>());
        PackageBooks.Forget(draft.Files, gone, text, edits, notes);
        var lost = new List<string>();
        for (var i = 0; i < closure.KeptPackages.Length; i++)
        {
            var package = closure.KeptPackages[i];
            lost.AddRange(gone.Contains(package) ? [] : closure.RemovableFiles[i].Where(f => draft.Files.Find(f) is null).Order(StringComparer.Ordinal).Select(f => $"{package.Name} /{f}"));
        }

        if (lost.Count > 0)
        {
            edits.Add(new WriteEdit(RecordPath, string.Join('\n', lost) + "\n", 0b110_100_100, 0, 0));
        }

        return (edits, notes);
    }
}
