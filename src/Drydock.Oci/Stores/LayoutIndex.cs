using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Stores;

/// <summary>Picks from the index.json of a layout, in a folder or in an archive.</summary>
internal static class LayoutIndex
{
    private const string RefName = "org.opencontainers.image.ref.name";

    public static IReadOnlyList<Descriptor> Select(ImageIndex index, string? name, string where)
    {
        if (name is null)
        {
            return index.Manifests;
        }

        var found = index.Manifests.Where(m =>
            m.Digest.ToString() == name
            || m.Annotations.GetValueOrDefault(RefName) == name
            || m.Annotations.GetValueOrDefault("io.containerd.image.name") == name).ToList();
        return found.Count > 0 ? found : throw new DrydockException(
            ErrorCodes.SourceNotFound,
            $"Looking for '{name}' in '{where}' failed: it has {string.Join(", ", index.Manifests.Select(m => m.Annotations.GetValueOrDefault(RefName) ?? m.Digest.ToString()))}.",
            "Choose one of these names.");
    }
}
