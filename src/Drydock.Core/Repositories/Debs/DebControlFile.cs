namespace Drydock.Core.Repositories.Debs;

/// <summary>A file of a package's control member: what dpkg keeps as <c>info/PACKAGE.NAME</c>.</summary>
/// <param name="Mode">Permission bits.</param>
public sealed record DebControlFile(string Name, int Mode, ReadOnlyMemory<byte> Content);
