using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Editing;

/// <summary>An image that is being changed: its files and its config as they shall become, and as they were. Nothing is written until a writer writes it.</summary>
public sealed class ImageDraft : IDisposable
{
    private ImageDraft(Image image, TreeReader reader, FileTree original, LayerItems[] layers, Limits limits)
    {
        (Image, Reader, Original, Files, Config, Limits) = (image, reader, original, original.Copy(), image.Config, limits);
        Layers = layers;
    }

    public Image Image { get; }

    /// <summary>The files as they were; not to be changed.</summary>
    public FileTree Original { get; }

    /// <summary>The files as they shall become.</summary>
    public FileTree Files { get; }

    /// <summary>The run settings as they shall become; history and layers are the writer's.</summary>
    public ImageConfig Config { get; set; }

    /// <summary>Reads the contents of nodes of both trees.</summary>
    public TreeReader Reader { get; }

    /// <summary>Room for new contents.</summary>
    public ContentSpool Spool { get; } = new();

    public Limits Limits { get; }

    /// <summary>Paths of which no layer may hold a version that is not in the tree: layers that do are written anew.</summary>
    internal HashSet<string> Purged { get; } = new(StringComparer.Ordinal);

    /// <summary>The entries of every layer, base first.</summary>
    internal IReadOnlyList<LayerItems> Layers { get; }

    /// <exception cref="DrydockException">A layer cannot be had, or is not what its digests say.</exception>
    public static async Task<ImageDraft> OpenAsync(Image image, Limits limits, CancellationToken cancel)
    {
        var reader = new TreeReader(image, limits);
        var (tree, layers) = await reader.ReadLayersAsync(cancel);
        return new ImageDraft(image, reader, tree, layers, limits);
    }

    /// <summary>The bytes of one file as it shall become; null when there is none. Links are followed.</summary>
    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancel) =>
        (await Reader.ReadAsync(Files, [path], cancel)).GetValueOrDefault(path);

    /// <summary>Lets no layer hold a version of this path that a later one hid.</summary>
    public void Purge(string path) => Purged.Add(path);

    public void Dispose() => Spool.Dispose();
}
