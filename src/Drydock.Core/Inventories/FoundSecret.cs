using Drydock.Core.Inventories.Secrets;

namespace Drydock.Core.Inventories;

/// <summary>A secret in a file of the image.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Excerpt">As much of it as may be shown.</param>
/// <param name="Layer">Index of the layer that holds it.</param>
/// <param name="DeletedBy">Index of the layer that deleted or replaced the file, which is shipped all the same; -1 when none did.</param>
public sealed record FoundSecret(string Path, SecretInfo Info, int Line, string Excerpt, int Layer, int DeletedBy);
