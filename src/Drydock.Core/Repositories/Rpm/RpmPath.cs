using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Names of files in packages: absolute in the header, with a dot before them in the payload.</summary>
internal static class RpmPath
{
    /// <summary>Relative to the root; empty for the root itself.</summary>
    /// <exception cref="InvalidDataException">It leads out, or is no name.</exception>
    public static string Normalize(string path, Limits limits)
    {
        var parts = path.Split('/').Where(p => p.Length > 0 && p != ".").ToArray();
        return path.Length > limits.PathBytes || path.Contains('\0', StringComparison.Ordinal) || parts.Contains("..")
            ? throw new InvalidDataException("the name of a file leads out of the package or is too long")
            : string.Join('/', parts);
    }
}
