using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds commands that install packages without saying which version.</summary>
internal static class UnpinnedPackages
{
    /// <summary>No message names more.</summary>
    private const int MostNames = 4;

    /// <summary>One finding for each command, at its first such package. What depends on a variable is none.</summary>
    /// <param name="isPinned">Of what stands for a package; true of what has no versions: files, groups.</param>
    /// <param name="cure">A sentence.</param>
    public static IEnumerable<Finding> Find(DockerfileSubject subject, RuleInfo rule, IEnumerable<PackageCall> calls, Func<string, bool> isPinned, string cure)
    {
        foreach (var call in calls.Where(c => c.IsInstall))
        {
            List<ShellWord> found = [.. call.Operands.Where(o => o.Value is { Length: > 0 } name && !isPinned(name))];
            if (found.Count > 0)
            {
                var names = string.Join(", ", found.Take(MostNames).Select(f => f.Text)) + (found.Count > MostNames ? ", …" : "");
                yield return subject.Find(rule, found[0].Span, $"No version is said of {names}: another build may get another one. {cure}");
            }
        }
    }

    /// <summary>A path or an address, whose content is what it is.</summary>
    public static bool IsPlace(string name) => name[0] is '.' or '/' or '~' || name.Contains("://", StringComparison.Ordinal) || name.StartsWith("file:", StringComparison.Ordinal);
}
