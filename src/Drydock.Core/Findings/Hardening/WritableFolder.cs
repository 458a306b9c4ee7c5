namespace Drydock.Core.Findings.Hardening;

/// <summary>A folder that the image's process writes: what must not be read-only when everything else is.</summary>
/// <param name="Path">In the image, without links on it.</param>
/// <param name="Why">In words: <c>nginx writes there</c>.</param>
/// <param name="HoldsFiles">The image has files in it: an empty folder in its place would hide them, so it needs a volume.</param>
public sealed record WritableFolder(string Path, int Mode, int Uid, int Gid, string Why, bool HoldsFiles);
