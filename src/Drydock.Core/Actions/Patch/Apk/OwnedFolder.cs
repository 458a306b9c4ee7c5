namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>A folder that a package of apk's database has, and the package's files in it.</summary>
/// <param name="name">As written: without slashes around it.</param>
internal sealed class OwnedFolder(string name)
{
    public string Name => name;

    /// <summary>Owner, group and mode, and a checksum of extended attributes; empty for root's 755.</summary>
    public string Access { get; set; } = "";

    public List<OwnedFile> Files { get; } = [];

    /// <summary>The name of a file of it as the database's keys have it.</summary>
    public string PathOf(OwnedFile file) => name.Length == 0 ? file.Name : $"{name}/{file.Name}";
}
