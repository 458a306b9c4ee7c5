using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Overlay;

/// <summary>One image of images.json.</summary>
/// <param name="Folder">Where its manifest and config lie.</param>
/// <param name="TopLayer">The ID of its last layer; empty for an image without layers.</param>
/// <param name="Digests">Of its manifests, the one it is stored under and those it was asked for by.</param>
internal sealed record StorageImage(string Id, string Folder, ImmutableArray<string> Names, string TopLayer, ImmutableArray<Digest> Digests)
{
    /// <summary>
    /// The path of a piece of metadata. Names that are not plain lower-case words are kept in base64.
    /// <see href="https://pkg.go.dev/github.com/containers/storage#ImageBigDataStore"/>
    /// </summary>
    public string PathOf(string key) => Path.Join(
        Folder, key.All(c => c is '.' or (>= '0' and <= '9') or (>= 'a' and <= 'z')) ? key : "=" + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(key)));
}
