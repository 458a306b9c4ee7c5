using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Finds the inputs of all sources in a folder of feeds: each source has folders of its own in it (<see cref="SourceInfo.Folders"/>).</summary>
internal static class FeedFolder
{
    /// <summary>Beside feeds lie files that say where they come from.</summary>
    private static readonly string[] Notices = ["SOURCE", "LICENSE", "README", "COPYING", "NOTICE"];

    /// <summary>Files that are looked at one by one; anything else is a loose document.</summary>
    private static readonly string[] Archives = [".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".tar"];
    private const long LooseBytes = 4 << 20;

    /// <summary>The largest first: what takes longest is begun first.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.SourceNotFound"/></exception>
    public static List<FeedInput> Find(string root, IEnumerable<IAdvisorySource> sources)
    {
        if (!Directory.Exists(root))
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading feeds from '{root}' failed: there is no such folder.", "Name a folder that holds feeds as docs/feeds.md lays them out, for example os/alpine-secdb.");
        }

        var inputs = from source in sources
                     from folder in source.Info.Folders
                     let path = Path.Join(root, folder)
                     where Directory.Exists(path)
                     from input in Inputs(root, path, source)
                     select input;
        return [.. inputs.OrderByDescending(i => i.Size).ThenBy(i => i.Name, StringComparer.Ordinal).ThenBy(i => i.Source.Info.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<FeedInput> Inputs(string root, string folder, IAdvisorySource source)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        var loose = new List<FileInfo>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", options).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            if (Array.Exists(Notices, n => file.Name.StartsWith(n, StringComparison.Ordinal)))
            {
                continue;
            }

            if (file.Length > LooseBytes || Array.Exists(Archives, a => file.Name.EndsWith(a, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new FeedInput(source, Path.GetRelativePath(root, file.FullName), [file.FullName], file.Length);
            }
            else
            {
                loose.Add(file);
            }
        }

        if (loose.Count > 0)
        {
            yield return new FeedInput(source, Path.GetRelativePath(root, folder) + "/", [.. loose.Select(f => f.FullName)], loose.Sum(f => f.Length));
        }
    }
}
