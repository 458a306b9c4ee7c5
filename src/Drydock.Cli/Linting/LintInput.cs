using Drydock.Core.Findings.Linting;

namespace Drydock.Cli.Linting;

/// <summary>A Dockerfile to look at.</summary>
/// <param name="Name">As it is told; with slashes.</param>
/// <param name="Path">Null for standard input.</param>
/// <param name="IsText">Its bytes are UTF-8: what is not could not be written back as it was.</param>
internal sealed record LintInput(string Name, string? Path, string Text, bool IsText, BuildContext? Context);
