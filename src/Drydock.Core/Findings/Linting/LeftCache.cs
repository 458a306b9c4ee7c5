using System.Collections.Immutable;

namespace Drydock.Core.Findings.Linting;

/// <summary>Files that package managers leave in a layer of the final image, since nothing in the same RUN deletes them.</summary>
/// <param name="First">The first call that makes them.</param>
/// <param name="Last">The last one: behind it they have to be deleted.</param>
internal sealed record LeftCache(RunSteps Run, PackageCall First, PackageCall Last)
{
    /// <param name="folders">Where they may be: one that is mounted or deleted is enough.</param>
    public static IEnumerable<LeftCache> Of(DockerfileSubject subject, ImmutableArray<PackageTool> tools, Func<PackageCall, bool> fills, Func<PackageCall, bool> cleans, params ImmutableArray<string> folders)
    {
        var stages = subject.File.Chain().Select(s => s.Index).ToHashSet();
        foreach (var run in RunSteps.Of(subject).Where(r => stages.Contains(r.Run.Stage)))
        {
            PackageCall? first = null, last = null;
            foreach (var call in PackageCall.Of(subject, run.Steps, tools.AsSpan()))
            {
                (first, last) = fills(call) ? (first ?? call, call) : cleans(call) ? (null, null) : (first, last);
            }

            if (first is not null && last is not null && !folders.Any(run.IsMounted) && !folders.Any(f => run.IsDeleted(f, run.Steps.IndexOf(last.Step))))
            {
                yield return new LeftCache(run, first, last);
            }
        }
    }

    /// <summary>A fix that deletes them with a command at the end of the last call's chain.</summary>
    public Fix? FixWith(DockerfileSubject subject, string command, Applicability grade = Applicability.Safe) =>
        ChainEnd.Append(subject, Last.Step, Last.Step.Use.IsRunBy("sudo") ? $"sudo {command}" : command) is { } edit ? new Fix($"Add '{command}'", grade, [edit]) : null;
}
