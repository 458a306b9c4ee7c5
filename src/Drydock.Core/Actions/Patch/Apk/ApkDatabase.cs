using System.Text;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Content;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>What apk knows of an image: its packages, their files, scripts and triggers.</summary>
internal sealed class ApkDatabase
{
    private static readonly string[] Places = ["lib/apk/db", "usr/lib/apk/db"];

    private readonly PatchTree tree;
    private readonly string folder;
    private readonly string scriptsPath;
    private readonly List<InstalledApk> packages;
    private readonly List<string> triggers;
    private readonly Dictionary<string, (InstalledApk Package, OwnedFolder Folder, OwnedFile File)> owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OwnedFolder>> folders = new(StringComparer.Ordinal);

    public ApkDatabase(PatchTree tree)
    {
        this.tree = tree;
        folder = PlaceIn(tree.Files) ?? throw new DrydockException(ErrorCodes.Malformed, "Installing packages failed: the image has no /lib/apk/db/installed.", "Give an image of Alpine, or one made of apk packages.");
        packages = InstalledApk.Parse(tree.ReadText($"{folder}/installed") ?? "");
        triggers = [.. DpkgText.Lines(tree.ReadText($"{folder}/triggers") ?? "")];
        var packed = $"{folder}/scripts.tar.gz";
        var isPacked = tree.Files.Follow(packed) is not null;
        scriptsPath = isPacked ? packed : $"{folder}/scripts.tar";
        Scripts = new ApkScripts(DpkgText.Bytes(tree.ReadText(scriptsPath) ?? ""), isPacked);
        packages.ForEach(Learn);
    }

    public IReadOnlyList<InstalledApk> Packages => packages;

    public ApkScripts Scripts { get; }

    /// <summary>Every folder that packages have.</summary>
    public IEnumerable<string> Folders => folders.Keys;

    /// <summary>Where the database is; null when the image has none.</summary>
    public static string? PlaceIn(Oci.Editing.FileTree files) => Array.Find(Places, p => files.Follow($"{p}/installed") is { IsFile: true });

    public InstalledApk? Find(string name) => packages.Find(p => p.Name == name);

    /// <param name="name">As in the database, with its folder.</param>
    public (InstalledApk Package, OwnedFolder Folder, OwnedFile File)? OwnerOf(string name) => owners.TryGetValue(name, out var owner) ? owner : null;

    /// <summary>What packages say of a folder; empty when none has it.</summary>
    public IReadOnlyList<OwnedFolder> FoldersOf(string name) => folders.GetValueOrDefault(name) ?? [];

    /// <summary>A file has one owner: who had it before forgets it.</summary>
    public void Claim(InstalledApk package, OwnedFolder inFolder, OwnedFile file)
    {
        var name = inFolder.PathOf(file);
        if (owners.TryGetValue(name, out var owner))
        {
            owner.Folder.Files.Remove(owner.File);
        }

        inFolder.Files.Add(file);
        owners[name] = (package, inFolder, file);
    }

    public void Replace(InstalledApk? old, InstalledApk package)
    {
        if (old is null)
        {
            packages.Add(package);
        }
        else
        {
            packages[packages.IndexOf(old)] = package;
            foreach (var gone in old.Folders)
            {
                gone.Files.ForEach(f => owners.Remove(gone.PathOf(f)));
                if (folders.TryGetValue(gone.Name, out var known) && known.Remove(gone) && known.Count == 0)
                {
                    folders.Remove(gone.Name);
                }
            }
        }

        package.Folders.ForEach(Learn);
    }

    /// <summary>The folders that the trigger of a package watches, as patterns; empty when it has none.</summary>
    public string[] TriggersOf(InstalledApk package) => triggers.Find(t => t.StartsWith(package.Checksum + " ", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..] ?? [];

    public void SetTriggers(InstalledApk? old, InstalledApk package, IReadOnlyCollection<string> watched)
    {
        triggers.RemoveAll(t => old is not null && t.StartsWith(old.Checksum + " ", StringComparison.Ordinal));
        if (watched.Count > 0)
        {
            triggers.Add($"{package.Checksum} {string.Join(' ', watched)}");
        }
    }

    public void Write()
    {
        var text = new StringBuilder();
        packages.ForEach(p => p.WriteTo(text));
        tree.WriteText($"{folder}/installed", text.ToString());
        tree.WriteText(scriptsPath, DpkgText.Read(Scripts.ToArray()));
        tree.WriteText($"{folder}/triggers", string.Concat(triggers.Select(t => t + "\n")));
    }

    private void Learn(InstalledApk package)
    {
        foreach (var known in package.Folders)
        {
            Learn(known);
            known.Files.ForEach(f => owners[known.PathOf(f)] = (package, known, f));
        }
    }

    private void Learn(OwnedFolder known) => (folders.TryGetValue(known.Name, out var all) ? all : folders[known.Name] = []).Add(known);
}
