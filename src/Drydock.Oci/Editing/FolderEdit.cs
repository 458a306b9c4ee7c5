namespace Drydock.Oci.Editing;

/// <summary>Makes a folder, or gives one that is there this mode and owner.</summary>
public sealed record FolderEdit(string Path, int Mode, int Uid, int Gid) : ImageEdit
{
    public override void Apply(ImageDraft draft)
    {
        if (!draft.Files.Update(Path, n => n with { Mode = Mode, Uid = Uid, Gid = Gid }))
        {
            draft.Files.Put(Path, TreeNode.Folder(Mode, Uid, Gid));
        }
    }
}
