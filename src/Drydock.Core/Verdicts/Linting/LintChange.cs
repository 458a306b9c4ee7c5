using Drydock.Core.Advisories;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>What somebody wants of a rule.</summary>
/// <param name="Name">As written; any name of it.</param>
/// <param name="Severity">Null to switch it off.</param>
/// <param name="Place">Where it is written, for messages.</param>
public sealed record LintChange(string Name, Severity? Severity, string Place);
