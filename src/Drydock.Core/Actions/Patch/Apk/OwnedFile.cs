namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>A file that apk's database knows.</summary>
/// <param name="Name">Within its folder.</param>
/// <param name="Access">Owner, group and mode, and a checksum of extended attributes; empty for root's 644.</param>
/// <param name="Checksum">Of the content as the package brought it; empty where there is none.</param>
internal sealed record OwnedFile(string Name, string Access, string Checksum);
