namespace Drydock.Oci.Editing;

/// <summary>Takes a file away, or a folder with all that is in it.</summary>
public sealed record RemoveEdit(string Path) : ImageEdit
{
    public override void Apply(ImageDraft draft) => draft.Files.Remove(Path);
}
