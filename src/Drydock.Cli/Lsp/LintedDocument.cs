using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Cli.Lsp;

/// <summary>An open Dockerfile after the rules were asked, with what they were asked with.</summary>
internal sealed record LintedDocument(Dockerfile File, BuildContext? Context, Linter Linter, LintedFile Found);
