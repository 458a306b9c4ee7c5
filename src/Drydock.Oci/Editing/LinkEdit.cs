namespace Drydock.Oci.Editing;

/// <summary>Puts a symbolic link at a path.</summary>
public sealed record LinkEdit(string Path, string Target) : ImageEdit
{
    public override void Apply(ImageDraft draft) => draft.Files.Put(Path, TreeNode.Symlink(Target));
}
