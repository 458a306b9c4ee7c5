using System.Text;

namespace Drydock.Oci.Editing;

/// <summary>Puts a text file at a path; one that is there keeps its mode, owner and time.</summary>
/// <param name="Mode">For a new file.</param>
public sealed record WriteEdit(string Path, string Text, int Mode, int Uid, int Gid) : ImageEdit
{
    public override void Apply(ImageDraft draft)
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        if (draft.Files.Find(Path) is not { IsFile: true } || !draft.Files.Update(Path, n => n.WithBytes(bytes)))
        {
            draft.Files.Put(Path, TreeNode.File(bytes, Mode, Uid, Gid));
        }
    }
}
