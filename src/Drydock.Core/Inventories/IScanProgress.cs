using Drydock.Oci.Images;

namespace Drydock.Core.Inventories;

/// <summary>Hears how far a scan is. Called from several threads.</summary>
public interface IScanProgress
{
    void Start(Image image);

    /// <summary>The image with a store that counts the bytes read from it, or the image itself.</summary>
    Image Watch(Image image);

    void Finish(Layer layer);
}
