namespace Drydock.Oci.Editing;

/// <summary>Takes the capabilities off a file.</summary>
public sealed record CapabilityEdit(string Path) : ImageEdit
{
    public override void Apply(ImageDraft draft) => draft.Files.Update(Path, n => n with { Capability = [] });
}
