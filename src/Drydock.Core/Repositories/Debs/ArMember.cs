namespace Drydock.Core.Repositories.Debs;

/// <summary>Where a member of an archive lies.</summary>
internal readonly record struct ArMember(long Offset, long Length);
