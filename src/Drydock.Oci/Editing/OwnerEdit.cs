namespace Drydock.Oci.Editing;

/// <summary>Gives a file another owner.</summary>
public sealed record OwnerEdit(string Path, int Uid, int Gid) : ImageEdit
{
    public override void Apply(ImageDraft draft) => draft.Files.Update(Path, n => n with { Uid = Uid, Gid = Gid });
}
