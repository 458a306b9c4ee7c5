namespace Drydock.Oci.Editing;

/// <summary>One change of an image, as data: a closed union.</summary>
public abstract record ImageEdit
{
    /// <summary>Makes the change. What is not there any more is no mistake: another edit may have taken it.</summary>
    public abstract void Apply(ImageDraft draft);
}
