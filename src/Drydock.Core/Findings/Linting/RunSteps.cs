using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>The commands of one RUN, in order.</summary>
internal sealed record RunSteps(Instruction Run, ImmutableArray<Step> Steps)
{
    public static IEnumerable<RunSteps> Of(DockerfileSubject subject)
    {
        var steps = subject.Steps;
        for (int start = 0, end; start < steps.Length; start = end)
        {
            for (end = start + 1; end < steps.Length && ReferenceEquals(steps[end].Instruction, steps[start].Instruction);)
            {
                end++;
            }

            yield return new RunSteps(steps[start].Instruction, steps[start..end]);
        }
    }

    /// <summary>Whether a folder is no part of the layer: a cache or a tmpfs is mounted there, or above it.</summary>
    public bool IsMounted(string folder) => Mount.Of(Run).Any(m => m.Type is "cache" or "tmpfs" && m.Options.GetValueOrDefault("target") is { } target && (target.Contains('$') || Covers(target, folder)));

    /// <summary>Whether commands from one on delete what is in a folder, or something that nobody knows from here.</summary>
    public bool IsDeleted(string folder, int from)
    {
        for (var i = from; i < Steps.Length; i++)
        {
            if (Steps[i].Name is "rm" or "find" && Steps[i].Use.Arguments.Any(a => a.Value is { } path ? Covers(path, folder) || path.StartsWith(folder + "/", StringComparison.Ordinal) : a.Text is not ['-', ..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Covers(string path, string folder)
    {
        path = (path.StartsWith("~/", StringComparison.Ordinal) ? "/root" + path[1..] : path).TrimEnd('*').TrimEnd('/');
        return path.Length > 0 && folder.StartsWith(path, StringComparison.Ordinal) && (folder.Length == path.Length || folder[path.Length] == '/');
    }
}
