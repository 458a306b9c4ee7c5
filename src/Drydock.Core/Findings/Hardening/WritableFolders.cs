using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Findings.Hardening;

/// <summary>Says which folders the image's process writes: those of temporary files, volumes, what its server writes by default and by its configuration, and what was seen.</summary>
public static class WritableFolders
{
    private const int Everyone = 0b001_111_111_111;
    private const int Plain = 0b111_101_101;

    /// <summary>What is in them when a container starts is of no worth; what lies one below may be needed by name.</summary>
    private static readonly string[] Passing = ["tmp", "var/tmp", "run", "run/lock", "dev/shm", "var/log", "var/cache"];

    /// <summary>Sorted by path; a folder stands before those in it.</summary>
    public static IReadOnlyList<WritableFolder> Of(HardeningSubject subject, ApplicationUser user)
    {
        var found = new SortedDictionary<string, (string Why, bool Own)>(StringComparer.Ordinal);
        void Add(string path, string why, bool own = true)
        {
            if (subject.Files.Resolve(path) is { Length: > 0 } real && !real.StartsWith("proc/", StringComparison.Ordinal) && !real.StartsWith("dev/", StringComparison.Ordinal) && subject.Files.Find(real) is null or { IsFolder: true })
            {
                found.TryAdd(real, (why, own));
            }
        }

        Add("tmp", "temporary files");
        Add("var/tmp", "temporary files");
        Add("run", "sockets and numbers of processes");
        foreach (var volume in subject.Config.Volumes)
        {
            Add(ImagePath.Normalize(volume), "a volume of the image");
        }

        foreach (var folder in subject.WrittenFolders)
        {
            Add(folder, "seen to be written");
        }

        foreach (var server in subject.Servers)
        {
            foreach (var folder in server.Folders.SelectMany(f => f.StartsWith("run/", StringComparison.Ordinal) ? [f] : TreeGlob.Find(subject.Files, f)))
            {
                Add(folder, $"{server.Name} writes there");
            }

            foreach (var folder in Configured(subject, server))
            {
                Add(folder, $"{server.Name} is told to write there");
            }
        }

        foreach (var owned in subject.Files.Below("var").Concat(subject.Files.Below("run")).Where(f => f.Value.IsFolder && f.Value.Uid == user.Uid && user.Uid != 0 && !Within(found, f.Key)))
        {
            Add(owned.Key, $"{user.Name} owns it");
        }

        // One below: an empty folder put over these would hide what a program looks for by name.
        foreach (var parent in found.Keys.Where(p => p is "run" or "var/log" or "var/cache").ToList())
        {
            foreach (var name in subject.Files.Names(parent))
            {
                Add($"{parent}/{name}", $"is in '{parent}'", own: false);
            }
        }

        return [.. found.Select(f => Folder(subject, user, f.Key, f.Value.Why, f.Value.Own, found))];
    }

    private static WritableFolder Folder(HardeningSubject subject, ApplicationUser user, string path, string why, bool own, SortedDictionary<string, (string Why, bool Own)> found)
    {
        var node = subject.Files.Find(path);
        var mode = node?.Mode ?? (path is "tmp" or "var/tmp" ? Everyone : Plain);
        var isOpen = (mode & Everyone) == Everyone || (!own && node is not null);
        var holds = !Array.Exists(Passing, p => p == path) && !path.StartsWith("run/", StringComparison.Ordinal) && !path.StartsWith("var/log/", StringComparison.Ordinal)
            && subject.Files.Below(path).Any(f => !found.ContainsKey(f.Key));
        return new WritableFolder(path, mode | (isOpen ? 0 : 0b111_000_000), isOpen ? node?.Uid ?? 0 : user.Uid, isOpen ? node?.Gid ?? 0 : user.Gid, why, holds);
    }

    private static bool Within(SortedDictionary<string, (string Why, bool Own)> found, string path)
    {
        for (var at = path; at.Length > 0; at = ImagePath.Parent(at).ToString())
        {
            if (found.ContainsKey(at) && at is not ("run" or "var/log" or "var/cache"))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Configured(HardeningSubject subject, KnownServer server)
    {
        if (server.WrittenPaths.Length == 0)
        {
            yield break;
        }

        foreach (var path in ServerSettings.Files(subject, server))
        {
            foreach (var match in ServerSettings.Matches(subject.Text(path)!, server.WrittenPaths))
            {
                if (match.Groups["folder"] is { Success: true } folder)
                {
                    yield return folder.Value;
                }
                else if (ImagePath.Parent(ImagePath.Normalize(match.Groups["file"].Value)) is { Length: > 0 } parent)
                {
                    yield return parent.ToString();
                }
            }
        }
    }
}
