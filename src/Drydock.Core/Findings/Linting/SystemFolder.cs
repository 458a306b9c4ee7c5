using Drydock.Core.Dockerfiles.Ignoring;

namespace Drydock.Core.Findings.Linting;

/// <summary>Tells whether a path of an image leads into folders of the system.</summary>
internal static class SystemFolder
{
    /// <summary>What a variable decides does not.</summary>
    public static bool Holds(IEnumerable<string> folders, string path)
    {
        if (!path.StartsWith('/') || path.Contains('$', StringComparison.Ordinal))
        {
            return false;
        }

        var clean = CleanPath.Of(path);
        return folders.Any(f => clean.StartsWith(f, StringComparison.Ordinal) && (clean.Length == f.Length || clean[f.Length] == '/'));
    }
}
