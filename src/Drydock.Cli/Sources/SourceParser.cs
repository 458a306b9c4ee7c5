using Drydock.Oci.Content;

namespace Drydock.Cli.Sources;

/// <summary>Finds out what an image argument means: by its scheme, or by what is there. Two readings are an error that lists both.</summary>
internal static class SourceParser
{
    private static readonly string[] FileEndings = [".tar", ".tar.gz", ".tgz", ".tar.zst", ".json", ".xml", ".spdx", ".cdx", ".oci"];

    public static SourceReading Parse(string argument)
    {
        if (argument.Length == 0)
        {
            throw new DrydockException(ErrorCodes.BadArgument, "Reading the image argument '' failed: it is empty.", "Name an image, an archive, a layout or a folder.");
        }

        if (argument.StartsWith("docker://", StringComparison.Ordinal))
        {
            // skopeo and podman name registries so.
            return new SourceReading(SourceScheme.Registry, argument["docker://".Length..], null);
        }

        foreach (var scheme in SourceScheme.All)
        {
            if (argument.StartsWith(scheme.Prefix, StringComparison.Ordinal))
            {
                return OfScheme(scheme, argument[scheme.Prefix.Length..]);
            }
        }

        return argument == "-" ? new SourceReading(SourceScheme.DockerArchive, "-", null) : Guess(argument);
    }

    private static SourceReading OfScheme(SourceScheme scheme, string rest)
    {
        if (rest.Length == 0)
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading the image argument '{scheme.Prefix}' failed: nothing stands behind the scheme.", $"Write {scheme.Prefix} and {scheme.Summary}.");
        }

        if (scheme != SourceScheme.DockerArchive && scheme != SourceScheme.OciArchive && scheme != SourceScheme.Oci)
        {
            return new SourceReading(scheme, rest, null);
        }

        var (path, name) = SplitName(rest);
        return new SourceReading(scheme, path, name);
    }

    private static SourceReading Guess(string argument)
    {
        var (path, name) = SplitName(argument);
        var local = Directory.Exists(path) ? new SourceReading(IsLayout(path) ? SourceScheme.Oci : SourceScheme.Folder, path, name)
            : File.Exists(path) ? OfFile(path, name)
            : null;
        var isPlainPath = argument[0] is '/' or '.' or '~' || FileEndings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var remote = !isPlainPath && Reference.TryParse(argument, out _) ? new SourceReading(SourceScheme.Registry, argument, null) : null;
        if (local is not null && remote is not null)
        {
            throw new DrydockException(
                ErrorCodes.AmbiguousSource,
                $"Reading the image argument '{argument}' failed: it can mean {local} ({local.Scheme.Summary}) or {remote} ({remote.Scheme.Summary}).",
                $"Write the one you mean with its scheme, or ./{argument} for the {(local.Scheme == SourceScheme.Oci || local.Scheme == SourceScheme.Folder ? "folder" : "file")}.");
        }

        return local ?? remote ?? throw (isPlainPath
            ? new DrydockException(ErrorCodes.SourceNotFound, $"Opening the image '{argument}' failed: there is no such file or folder.", "Check the path; write registry: before it if it is a reference.")
            : new DrydockException(ErrorCodes.BadArgument, $"Reading the image argument '{argument}' failed: it is neither a file, a folder nor a valid reference.", "A reference looks like [registry/]repository[:tag][@digest], in lower case."));
    }

    private static bool IsLayout(string folder) => File.Exists(Path.Join(folder, "oci-layout")) || (File.Exists(Path.Join(folder, "index.json")) && Directory.Exists(Path.Join(folder, "blobs")));

    private static SourceReading OfFile(string path, string? name) => new(IsSbom(path) ? SourceScheme.Sbom : SourceScheme.DockerArchive, path, name);

    /// <summary>Content decides, not the name. What cannot be opened fails later, with its reason.</summary>
    private static bool IsSbom(string path)
    {
        try
        {
            if (FileKind.IsRegular(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path) != true)
            {
                return false;
            }

            using var file = File.OpenRead(path);
            return SbomOpening.Matches(SbomOpening.Read(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A path that is there, and what follows a colon behind it.</summary>
    private static (string Path, string? Name) SplitName(string text)
    {
        if (Path.Exists(text))
        {
            return (text, null);
        }

        for (var colon = text.IndexOf(':'); colon > 0; colon = text.IndexOf(':', colon + 1))
        {
            if (Path.Exists(text[..colon]))
            {
                return (text[..colon], text[(colon + 1)..] is { Length: > 0 } name ? name : null);
            }
        }

        return (text, null);
    }
}
