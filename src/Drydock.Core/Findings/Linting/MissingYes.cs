namespace Drydock.Core.Findings.Linting;

/// <summary>Finds calls of package managers that ask a question which nobody can answer in a build.</summary>
internal static class MissingYes
{
    /// <param name="subcommands">Those that ask.</param>
    /// <param name="answers">Options without dashes with which none is asked, or nothing is done.</param>
    public static IEnumerable<PackageCall> Of(DockerfileSubject subject, PackageTool tool, string[] subcommands, params string[] answers)
    {
        foreach (var call in PackageCall.Of(subject, tool))
        {
            var isAsked = call.Subcommand is { } name && (subcommands.Contains(name, StringComparer.Ordinal) || (name is "group" or "module" && call.Operands is [{ Value: "install" }, ..]));
            if (isAsked && !call.MayHaveMore && !call.Line.Has(answers) && call.Step.Use.Place.PipelineIndex == 0)
            {
                yield return call;
            }
        }
    }
}
