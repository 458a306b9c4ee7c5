namespace Drydock.Core.Advisories.Storage;

/// <summary>A file of a feed that could not be read as a whole.</summary>
/// <param name="IsOldKept">What was made of it earlier still counts.</param>
internal sealed record FailedInput(string Source, string File, string Message, bool IsOldKept);
