using System.Collections.Immutable;
using Drydock.Core.Reports.LintFormats;
using Drydock.Oci.Content;

namespace Drydock.Core.Reports.Linting;

/// <summary>Every form in which findings in Dockerfiles are told. A new one is a file, a golden file and a line here.</summary>
public static class LintFormatList
{
    public static ImmutableArray<ILintFormat> All { get; } =
    [
        new TextLintFormat(),
        new JsonLintFormat(),
        new SarifLintFormat(),
        new CheckstyleLintFormat(),
        new CodeClimateLintFormat(),
        new GnuLintFormat(),
        new JUnitLintFormat(),
        new GitHubLintFormat(),
    ];

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static ILintFormat Find(string id) => All.FirstOrDefault(f => f.Id == id) ?? throw new DrydockException(
        ErrorCodes.BadArgument, $"Choosing the report format '{id}' failed: there is none of that name.", $"Choose one of {string.Join(", ", All.Select(f => f.Id))}.");
}
