namespace Drydock.Core.Repositories.Rpm;

/// <summary>A file as the header describes it.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Mode">Type and permissions, as <c>st_mode</c> has them.</param>
/// <param name="Flags"><see href="https://rpm-software-management.github.io/rpm/manual/tags.html"/>: 1 config, 2 documentation, 16 noreplace, 64 ghost.</param>
/// <param name="Digest">Hexadecimal, of the algorithm of the package; empty for what has no content.</param>
/// <param name="LinkTarget">Of a symbolic link.</param>
/// <param name="Capabilities">In the words of <c>cap_from_text</c>; empty when there are none.</param>
public sealed record RpmFile(string Path, int Mode, string User, string Group, int Flags, string Digest, string LinkTarget, string Capabilities)
{
    public bool IsConfig => (Flags & 1) != 0;

    /// <summary>Named by the package but not in it.</summary>
    public bool IsGhost => (Flags & 64) != 0;
}
