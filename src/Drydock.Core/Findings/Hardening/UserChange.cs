using System.Collections.Immutable;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Findings.Hardening;

/// <summary>What it takes that the image's process runs as a plain user: the user, the folders it writes, and the right to read what it is started with.</summary>
internal static class UserChange
{
    private const int Read = 0b000_000_100;
    private const int ReadAndEnter = 0b000_101_101;
    private const int Everyone = 0b001_111_111_111;

    public static ImmutableArray<Edit> To(HardeningSubject subject, ApplicationUser user)
    {
        var home = $"home/{user.Name}";
        var config = new ConfigEdit { User = user.Setting };
        if (subject.Config.Env.Any(e => e is "HOME=/root" or "HOME=/root/"))
        {
            config = config with { SetEnv = new Dictionary<string, string> { ["HOME"] = user.IsNew ? "/" + home : Accounts.In(subject).FirstOrDefault(a => a.Uid == user.Uid)?.Home is { Length: > 0 } own ? own : "/tmp" } };
        }

        List<ImageEdit> edits = [config];
        if (user.IsNew)
        {
            edits.Add(Lengthened(subject, "etc/passwd", "root:x:0:0:root:/root:/sbin/nologin\n", $"{user.Name}:x:{user.Uid}:{user.Gid}:{user.Name}:/{home}:/sbin/nologin\n"));
            edits.Add(Lengthened(subject, "etc/group", "root:x:0:\n", $"{user.Name}:x:{user.Gid}:\n"));
            edits.Add(new FolderEdit(home, 0b111_000_000, user.Uid, user.Gid));
        }

        foreach (var folder in WritableFolders.Of(subject, user))
        {
            edits.AddRange(Given(subject.Files, folder));
        }

        edits.AddRange(Opened(subject, user));
        return [.. edits.Distinct().Select(e => new ImageChange(e))];
    }

    /// <summary>The folder and what is in it of root's; of folders that are everyone's only that they are there.</summary>
    private static IEnumerable<ImageEdit> Given(FileTree files, WritableFolder folder)
    {
        var node = files.Find(folder.Path);
        if (node is null || (folder.Mode & Everyone) == Everyone)
        {
            return node is null ? [new FolderEdit(folder.Path, folder.Mode, folder.Uid, folder.Gid)] : [];
        }

        var isMine = node.Uid == folder.Uid;
        return
        [
            .. isMine ? Enumerable.Empty<ImageEdit>() : [new FolderEdit(folder.Path, folder.Mode, folder.Uid, folder.Gid)],
            .. IsShared(folder.Path) || folder.Uid == 0 ? [] : files.Below(folder.Path).Where(f => f.Value.Uid == 0 && (f.Value.Mode & Everyone) != Everyone).Select(f => new OwnerEdit(f.Key, folder.Uid, folder.Gid)),
        ];
    }

    /// <summary>Others keep their things there too.</summary>
    private static bool IsShared(string path) => path is "run" or "var/log" or "var/cache" or "var/lib" or "tmp" or "var/tmp";

    /// <summary>What is started, and what its server is configured with, must be readable for it; and so the way there.</summary>
    private static IEnumerable<ImageEdit> Opened(HardeningSubject subject, ApplicationUser user)
    {
        foreach (var path in subject.Config.Entrypoint.Concat(subject.Config.Command).Where(w => w.StartsWith('/')).Append(subject.Config.WorkingDir).Select(w => subject.Files.Resolve(ImagePath.Normalize(w))).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            for (var at = path; at.Length > 0; at = ImagePath.Parent(at).ToString())
            {
                if (subject.Files.Find(at) is { } node && (node.IsFolder || at == path) && node.Uid != user.Uid && Lacks(node, node.IsFolder || (node.Mode & 0b001_000_000) != 0 ? ReadAndEnter : Read))
                {
                    yield return new ModeEdit(at, node.Mode | (node.IsFolder || (node.Mode & 0b001_000_000) != 0 ? ReadAndEnter : Read));
                }
            }
        }

        foreach (var (path, node) in subject.Servers.SelectMany(s => s.Settings).SelectMany(s => TreeGlob.Find(subject.Files, s)).Distinct(StringComparer.Ordinal)
            .SelectMany(s => subject.Files.Below(s).Prepend(KeyValuePair.Create(s, subject.Files.Find(s)!))))
        {
            var needed = node.IsFolder ? ReadAndEnter : Read;
            var hasGroup = (node.Gid == user.Gid || user.Groups.Contains(node.Gid)) && (node.Mode & ((needed & 7) << 3)) == (needed & 7) << 3;
            if ((node.IsFile || node.IsFolder) && node.Uid != user.Uid && !hasGroup && Lacks(node, needed))
            {
                yield return new OwnerEdit(path, node.Uid, user.Gid);
                yield return new ModeEdit(path, node.Mode | ((needed & 7) << 3));
            }
        }
    }

    /// <summary>Others may not do what is needed.</summary>
    private static bool Lacks(TreeNode node, int needed) => (node.Mode & needed & 7) != (needed & 7);

    private static WriteEdit Lengthened(HardeningSubject subject, string path, string first, string line)
    {
        var text = subject.Text(path) is { Length: > 0 } there ? there : first;
        return new WriteEdit(path, (text.EndsWith('\n') ? text : text + "\n") + line, 0b110_100_100, 0, 0);
    }
}
