using Drydock.Oci.Content;

namespace Drydock.Core.Repositories;

/// <summary>Paths of files in a repository: relative, <c>/</c> between the parts. They come from indexes that strangers write, so none may lead out.</summary>
public static class RepositoryPath
{
    private const int Most = 1024;

    /// <summary>The path without <c>.</c> and empty parts.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/>: it is absolute, leads out, or no path.</exception>
    public static string Normalize(string path, string repository)
    {
        var parts = path.Split('/').Where(p => p.Length > 0 && p != ".").ToArray();
        return parts.Length > 0 && path.Length <= Most && path[0] != '/' && !parts.Contains("..") && !path.Any(c => char.IsControl(c) || c == '\\')
            ? string.Join('/', parts)
            : throw new DrydockException(ErrorCodes.Malformed, $"Reading the repository '{repository}' failed: it names the file '{Shorten(path)}', which is no path below it.", "Do not use this repository: whoever made it meant harm, or made a mistake.");
    }

    private static string Shorten(string path) => new string([.. path.Take(100).Select(c => char.IsControl(c) ? '?' : c)]) + (path.Length > 100 ? "…" : "");
}
