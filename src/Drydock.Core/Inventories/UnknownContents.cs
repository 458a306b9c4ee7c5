using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>An image without a package database is a gap, unless every program in it says what it was built from.</summary>
internal static class UnknownContents
{
    public static IEnumerable<Gap> In(Image image, Inventory inventory)
    {
        var isFolder = !image.Layers.IsEmpty && image.Layers[0].Blob is null;
        if (inventory.Packages.Any(p => Ecosystems.Find(p.Package.Ecosystem).IsOs) || (isFolder && inventory.Os is null))
        {
            yield break;
        }

        var known = inventory.Packages.SelectMany(p => p.Locations).Select(Visibility.OuterPath).ToHashSet(StringComparer.Ordinal);
        var unknown = inventory.Elves.Count(e => e.Elf.Interpreter is not null || e.Elf.Type == "exec" || e.Elf.Soname is null ? !known.Contains(e.Path) : false);
        if (unknown > 0 || inventory.Packages.IsEmpty)
        {
            yield return new Gap("", GapKind.ContentsUnknown, unknown > 0
                ? $"The image has no package database, and nothing says what {unknown} of its executables were built from."
                : "The image has no package database, and no package of any other kind was found.");
        }
    }
}
