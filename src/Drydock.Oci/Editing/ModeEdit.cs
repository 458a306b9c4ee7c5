namespace Drydock.Oci.Editing;

/// <summary>Gives a file other permission bits.</summary>
/// <param name="Mode">The twelve of them.</param>
public sealed record ModeEdit(string Path, int Mode) : ImageEdit
{
    public override void Apply(ImageDraft draft) => draft.Files.Update(Path, n => n with { Mode = Mode });
}
