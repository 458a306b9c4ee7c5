using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Repositories.Apk;
using Drydock.Core.Repositories.Upgrading;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>Puts the files of a package into a tree as apk does, and takes away those of the version before that nobody has any more.</summary>
internal sealed class ApkInstaller(PatchTree tree, ApkDatabase database)
{
    private static readonly ApkRules Rules = new();

    private readonly ApkProtection protection = new(tree);

    /// <summary>Where files that were put really lie.</summary>
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <returns>The record of what is installed now, and the files of the user that stay, with their slash.</returns>
    /// <exception cref="PackageRefusedException">A file belongs to another package.</exception>
    public (InstalledApk Record, List<string> Kept) Install(UnpackedApk package)
    {
        var old = database.Find(package.Name);
        var record = new InstalledApk([.. package.Header, .. old?.Field('s') is { Length: > 0 } tag ? [$"s:{tag}"] : Array.Empty<string>()]);
        var kept = new List<string>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var accounts = new ApkAccounts(old, package.Entries);
        foreach (var entry in package.Entries.Select(e => e.Node is { } node ? e with { Node = accounts.Translate(node) } : e))
        {
            if (entry.Node is { IsFolder: true } folder)
            {
                PutFolder(record, entry.Path, folder);
            }
            else
            {
                PutFile(package, record, entry, places, kept);
            }
        }

        if (old is not null)
        {
            RemoveFiles(old);
        }

        database.Replace(old, record);
        RemoveFolders(old);
        return (record, kept);
    }

    private OwnedFolder PutFolder(InstalledApk record, string path, TreeNode node)
    {
        var name = NameOf(path);
        if ((record.Folders is [.., var last] && last.Name == name ? last : record.Folders.Find(f => f.Name == name)) is { } known)
        {
            return known;
        }

        var folder = new OwnedFolder(name) { Access = ApkChecksum.AccessOf(node) };
        record.Folders.Add(folder);
        var real = tree.Files.Resolve(path) ?? path;
        if (tree.Files.Find(real) is not { } there)
        {
            tree.Put(real, node);
        }
        else if (there.IsFolder && path.Length > 0 && database.FoldersOf(name).Any(f => f.Access == ApkChecksum.AccessOf(there)))
        {
            // Rights that somebody changed stay.
            tree.Update(real, n => n with { Mode = node.Mode, Uid = node.Uid, Gid = node.Gid });
        }

        return folder;
    }

    private void PutFile(UnpackedApk package, InstalledApk record, UnpackedEntry entry, Dictionary<string, string> places, List<string> kept)
    {
        var parent = ImagePath.Parent(entry.Path).ToString();
        var folder = PutFolder(record, parent, TreeNode.Folder(modifiedAt: package.BuiltAt));
        var owner = database.OwnerOf(NameOf(entry.Path));
        if (owner is { } other && other.Package.Name != record.Name && !MayTake(record, other.Package, entry.Path))
        {
            return;
        }

        var target = entry.Node is null ? places.GetValueOrDefault(entry.HardlinkTo) ?? throw new PackageRefusedException(record.Name, $"its hard link '/{entry.Path}' leads to none of its files") : "";
        var node = entry.Node ?? tree.Files.Find(target)!;
        var checksum = ApkChecksum.Of(tree, node);
        var real = tree.Real(entry.Path);
        var there = tree.Files.Find(real);
        if (there is { IsFolder: true })
        {
            throw new PackageRefusedException(record.Name, $"its file '/{entry.Path}' is a folder in the image");
        }

        var place = real;
        if (there is not null && !written.Contains(real) && protection.Covers(parent, there) && (owner is null || owner.Value.File.Checksum.Length == 0 || owner.Value.File.Checksum != ApkChecksum.Of(tree, there)))
        {
            place = ApkChecksum.Of(tree, there) == checksum ? "" : real + ".apk-new";
            if (place.Length > 0)
            {
                kept.Add("/" + entry.Path);
            }
        }

        if (place.Length > 0)
        {
            Put(place, entry.Node, target);
        }

        places[entry.Path] = place.Length > 0 ? place : real;
        written.Add(real);
        database.Claim(record, folder, new OwnedFile(NameOf(ImagePath.Name(entry.Path).ToString()), ApkChecksum.AccessOf(node), checksum));
    }

    private void Put(string path, TreeNode? node, string target)
    {
        if (node is not null)
        {
            tree.Put(path, node);
        }
        else
        {
            tree.Link(path, target);
        }
    }

    /// <summary>Whether a package may take a file of another; false when the other's is worth more.</summary>
    private static bool MayTake(InstalledApk package, InstalledApk owner, string path)
    {
        if (package.Field('o') is { Length: > 0 } origin && origin == owner.Field('o'))
        {
            return true;
        }

        var (theirs, ours) = (Priority(owner, package), Priority(package, owner));
        return theirs > ours ? false : ours >= 0 ? true : throw new PackageRefusedException(package.Name, $"its file '/{path}' belongs to {owner.Name}");
    }

    /// <summary>-1 when it does not replace the other.</summary>
    private static int Priority(InstalledApk package, InstalledApk other) =>
        ApkRelations.Parse(package.Field('r')).Needs.Any(r => r.Name == other.Name && Rules.Satisfies(r, new PackageRelation(other.Name, RelationOperator.Equal, other.Version)))
            ? int.TryParse(package.Field('q'), out var priority) && priority > 0 ? priority : 0 : -1;

    private void RemoveFiles(InstalledApk old)
    {
        foreach (var folder in old.Folders)
        {
            var parent = DpkgText.ToPath(folder.Name);
            foreach (var file in folder.Files)
            {
                var real = tree.Real(DpkgText.ToPath(folder.PathOf(file)));
                if (!written.Contains(real) && tree.Files.Find(real) is { IsFolder: false } there && (!protection.Covers(parent, there) || (file.Checksum.Length > 0 && file.Checksum == ApkChecksum.Of(tree, there))))
                {
                    tree.Remove(real);
                }
            }
        }
    }

    private void RemoveFolders(InstalledApk? old)
    {
        foreach (var folder in (old?.Folders ?? []).Where(f => f.Name.Length > 0 && database.FoldersOf(f.Name).Count == 0).OrderByDescending(f => f.Name.Length))
        {
            var real = tree.Real(DpkgText.ToPath(folder.Name));
            if (tree.Files.Find(real) is { IsFolder: true } && !tree.Files.Names(real).Any())
            {
                tree.Remove(real);
            }
        }
    }

    /// <summary>As the database writes it.</summary>
    private static string NameOf(string path) => path.Length == 0 ? "" : DpkgText.ToName(path)[1..];
}
