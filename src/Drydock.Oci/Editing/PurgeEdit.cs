namespace Drydock.Oci.Editing;

/// <summary>Takes what a later layer deleted or replaced out of the layers below it too, where it could still be read.</summary>
public sealed record PurgeEdit(string Path) : ImageEdit
{
    public override void Apply(ImageDraft draft) => draft.Purge(Path);
}
