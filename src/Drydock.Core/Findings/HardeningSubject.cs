using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Findings.Hardening;
using Drydock.Core.Inventories;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;

namespace Drydock.Core.Findings;

/// <summary>What rules that harden look at: the files and the settings of an image as they shall become, and what was found in it.</summary>
/// <param name="Image">With the config as it shall become.</param>
/// <param name="Inventory">Of the image as it was.</param>
/// <param name="Files">As they shall become; rules only look.</param>
/// <param name="Texts">Contents of the small files that <see cref="HardeningTexts"/> asks for.</param>
public sealed record HardeningSubject(Image Image, Inventory Inventory, FileTree Files, IReadOnlyDictionary<string, byte[]> Texts)
{
    private ImmutableArray<KnownServer> servers;

    /// <summary>Whether what runs starts a shell; from the closure of what runs.</summary>
    public Need Shell { get; init; }

    /// <summary>Folders besides those that are known, which the program was seen to write.</summary>
    public ImmutableArray<string> WrittenFolders { get; init; } = [];

    public ImageConfig Config => Image.Config;

    /// <summary>The servers that the image runs, by its command; those whose programs it has where the command names none.</summary>
    internal ImmutableArray<KnownServer> Servers => servers.IsDefault ? servers = KnownServers.Of(this) : servers;

    /// <summary>Reads what rules ask for, and lays it beside the draft.</summary>
    public static Task<HardeningSubject> LoadAsync(ImageDraft draft, Inventory inventory, CancellationToken cancel) => LoadAsync(draft, inventory, null, cancel);

    /// <inheritdoc cref="LoadAsync(ImageDraft, Inventory, CancellationToken)"/>
    /// <param name="before">What was read before the draft changed: files that are still the image's are not read again.</param>
    public static async Task<HardeningSubject> LoadAsync(ImageDraft draft, Inventory inventory, HardeningSubject? before, CancellationToken cancel)
    {
        var paths = HardeningTexts.PathsIn(draft).ToList();
        var known = paths.Where(p => before is not null && before.Texts.ContainsKey(p) && draft.Files.Follow(p) is { Layer: >= 0 }).ToDictionary(p => p, p => before!.Texts[p], StringComparer.Ordinal);
        foreach (var (path, bytes) in await draft.Reader.ReadAsync(draft.Files, paths.Where(p => !known.ContainsKey(p)), cancel))
        {
            known[path] = bytes;
        }

        return new HardeningSubject(draft.Image with { Config = draft.Config }, inventory, draft.Files, known);
    }

    /// <summary>A text; null when there is none.</summary>
    internal string? Text(string path) => Texts.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The place of a file, with the layer that introduced it.</summary>
    internal Location At(string path) =>
        new(path, Files.Find(path) is { Layer: >= 0 and var layer } && layer < Inventory.Layers.Length ? Inventory.Layers[layer].DiffId : null);
}
