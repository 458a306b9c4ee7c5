namespace Drydock.Cli.Hooks;

/// <summary>A file as the next commit will have it.</summary>
/// <param name="Path">From the top of the working tree, with slashes.</param>
/// <param name="Blob">What git calls its content.</param>
internal sealed record StagedFile(string Path, string Blob);
