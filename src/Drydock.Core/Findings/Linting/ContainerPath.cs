using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Works out which path in the image is meant.</summary>
internal static class ContainerPath
{
    /// <summary>Absolute, without <c>.</c> and <c>..</c>, without a slash at its end; null when it depends on something.</summary>
    /// <param name="text">As an argument of an instruction, variables not expanded.</param>
    public static string? Of(DockerfileSubject subject, Instruction at, string text)
    {
        var expanded = Expand(subject, at, text);
        if (expanded is null || expanded.StartsWith('/'))
        {
            return expanded is null ? null : Clean(expanded);
        }

        var workdir = subject.StateAt(at).Workdir;
        return workdir is { Arguments: [var folder] } && Expand(subject, workdir, folder.Value) is ['/', ..] and var start ? Clean(start + "/" + expanded) : null;
    }

    /// <summary>Whether a path is a folder or lies in it.</summary>
    public static bool IsIn(string path, string folder) => path == folder || (path.StartsWith(folder, StringComparison.Ordinal) && (folder == "/" || path[folder.Length] == '/'));

    public static string Join(string folder, string name) => folder == "/" ? "/" + name : folder + "/" + name;

    private static string? Expand(DockerfileSubject subject, Instruction at, string text) =>
        text.Length == 0 || text.Contains('\\', StringComparison.Ordinal) ? null : text.Contains('$', StringComparison.Ordinal) ? subject.Scopes.At(at).Expand(text, subject.File.Escape) : text;

    private static string Clean(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }
}
