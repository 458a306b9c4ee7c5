using Drydock.Cli.Sources;

namespace Drydock.Cli.Hardening;

/// <summary>What an image is called by whoever runs it.</summary>
internal static class ImageNames
{
    /// <summary>The reference in a destination; for a file the name of the image in it, or the file's own.</summary>
    public static string Of(string destination)
    {
        var scheme = SourceScheme.All.FirstOrDefault(s => destination.StartsWith(s.Prefix, StringComparison.Ordinal));
        var rest = scheme is null ? destination : destination[scheme.Prefix.Length..];
        if (scheme != SourceScheme.Oci && scheme != SourceScheme.OciArchive && scheme != SourceScheme.DockerArchive)
        {
            return rest.Replace("//", "", StringComparison.Ordinal);
        }

        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 ? rest[(colon + 1)..] : Path.GetFileName(rest).Split('.')[0];
    }
}
