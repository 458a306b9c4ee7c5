using Drydock.Oci.Images;

namespace Drydock.Core.Inventories;

/// <summary>Nobody is watching.</summary>
public sealed class NoProgress : IScanProgress
{
    public static readonly NoProgress Instance = new();

    public void Start(Image image)
    {
    }

    public Image Watch(Image image) => image;

    public void Finish(Layer layer)
    {
    }
}
