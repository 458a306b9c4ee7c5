using System.Security.Cryptography;
using System.Text;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>
/// Puts the files of packages into a tree as <c>dpkg --unpack</c> does, without the scripts.
/// <see href="https://www.debian.org/doc/debian-policy/ch-maintainerscripts.html#details-of-unpack-phase-of-installation-or-upgrade"/>
/// </summary>
internal sealed class DebInstaller(PatchTree tree, DpkgDatabase database)
{
    private readonly Accounts accounts = tree.ReadAccounts();

    /// <summary>Names whose files came, went or changed by the last unpacking: what file triggers are about.</summary>
    public List<string> Touched { get; } = [];

    /// <summary>Unpacks a package over the one whose place it takes.</summary>
    /// <returns>The package as the database has it now, with the configuration files that wait.</returns>
    /// <exception cref="PackageRefusedException">A file of it belongs to another package.</exception>
    public UnpackedDeb Unpack(UnpackedPackage package)
    {
        Touched.Clear();
        var old = database.Predecessor(package);
        var conffiles = new ConffileList(package, old);
        var unpacked = new UnpackedDeb(NewRecord(package, old, conffiles), old);
        var real = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in package.Entries)
        {
            var name = DpkgText.ToName(entry.Path);
            unpacked.Deb.Files.Add(name);
            PutEntry(package, old, entry, name, conffiles, unpacked, real);
        }

        KeepObsolete(unpacked.Deb);
        unpacked.Deb.HasNewFiles = true;
        if (old is { IsPresent: true })
        {
            RemoveVanished(old, unpacked, real.Values.ToHashSet(StringComparer.Ordinal));
        }

        WriteInfo(package, old, unpacked);
        database.Set(old, unpacked.Deb);
        return unpacked;
    }

    private InstalledDeb NewRecord(UnpackedPackage package, InstalledDeb? old, ConffileList conffiles) => database.IsDistroless
        ? new InstalledDeb(package.Fields) { StatusPath = old?.StatusPath ?? $"{DpkgDatabase.Folder}/status.d/{package.Name}" }
        : new InstalledDeb(StatusStanza.Of(package.Fields, $"{old?.Stanza["Status"].Split(' ')[0] switch { "hold" => "hold", _ => "install" }} ok installed", ""))
        {
            Conffiles = conffiles.All,
            Stem = package.Fields["Multi-Arch"] == "same" ? $"{package.Name}:{package.Architecture}" : package.Name,
        };

    /// <summary>Configuration files that the package does not bring any more are still its own while they are there.</summary>
    private void KeepObsolete(InstalledDeb deb)
    {
        foreach (var conffile in deb.Conffiles.Where(c => c.Flags == "obsolete").ToList())
        {
            if (tree.Files.Find(tree.Real(conffile.Path)) is null)
            {
                deb.Conffiles.Remove(conffile);
            }
            else
            {
                deb.Files.Add(conffile.Name);
            }
        }
    }

    private void PutEntry(UnpackedPackage package, InstalledDeb? old, UnpackedEntry entry, string name, ConffileList conffiles, UnpackedDeb unpacked, Dictionary<string, string> real)
    {
        var diverted = database.Diversions.Divert(name, package.Name);
        var path = tree.Real(DpkgText.ToPath(diverted));
        real[name] = path;
        var isFolder = entry.Node is { IsFolder: true };
        // A folder stays as it is, with its mode and owner; so does one where the package has a link.
        var isThere = isFolder ? tree.Files.Follow(path) is { IsFolder: true } : entry.Node is { IsSymlink: true } && tree.Files.Find(path) is { IsFolder: true };
        if (database.Filters.Excludes(name, isFolder || entry.Node is { IsSymlink: true }))
        {
            // Listed all the same; what an older version left there goes.
            unpacked.LeftOut.Add(name);
            unpacked.Unsummed.Add(name);
            real.Remove(name);
            return;
        }

        if (isThere)
        {
            return;
        }

        if (!isFolder && diverted == name && IsOthers(package, old, entry, name))
        {
            unpacked.Deb.Files.Remove(name);
            unpacked.Unsummed.Add(name);
            return;
        }

        if (entry.Node is null)
        {
            var target = real.GetValueOrDefault(DpkgText.ToName(entry.HardlinkTo));
            if (target is null || tree.Files.Find(target) is null)
            {
                throw new PackageRefusedException(package.Name, $"its '{entry.Path}' is a link to '{entry.HardlinkTo}', which is not there");
            }

            tree.Link(path, target);
        }
        else
        {
            var node = database.Overrides.Apply(diverted, entry.Node, accounts);
            if (node.IsFile && conffiles.Has(name))
            {
                unpacked.Waiting.Add((name, path, node));
                return;
            }

            tree.Put(path, node);
        }

        Touched.Add(name);
    }

    /// <summary>Whether a file is to stay another package's. One that this package replaces loses it.</summary>
    private bool IsOthers(UnpackedPackage package, InstalledDeb? old, UnpackedEntry entry, string name)
    {
        foreach (var owner in database.Owners.Of(database.Owners.PathOf(name)).Where(o => o != old).ToList())
        {
            if (owner.Name == package.Name && owner.IsShared && package.Fields["Multi-Arch"] == "same")
            {
                continue;
            }

            if (database.IsDistroless || Replaces(package.Fields, owner))
            {
                database.Owners.Remove(owner, name);
                owner.Conffiles.RemoveAll(c => c.Name == name);
            }
            else if (Replaces(owner.Stanza, package.Name, package.Version))
            {
                return true;
            }
            else if (database.Diversions.Divert(name, owner.Name) == name)
            {
                throw new PackageRefusedException(package.Name, $"its file '{entry.Path}' belongs to {owner.Name} {owner.Version}, which it does not say that it replaces");
            }
        }

        return false;
    }

    private static bool Replaces(ControlFields fields, InstalledDeb other) => Replaces(fields, other.Name, other.Version);

    private static bool Replaces(ControlFields fields, string name, string version) =>
        Relation.Parse(fields["Replaces"]).SelectMany(g => g).Any(r => r.Name == name && r.IsMetBy(version));

    /// <summary>Files of the old version that the new one does not have, from the inside out.</summary>
    private void RemoveVanished(InstalledDeb old, UnpackedDeb unpacked, HashSet<string> real)
    {
        var kept = unpacked.Deb.Files.Except(unpacked.LeftOut).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Enumerable.Reverse(old.Files))
        {
            var path = tree.Real(DpkgText.ToPath(database.Diversions.Divert(name, old.Name)));
            if (kept.Contains(name) || path.Length == 0 || real.Contains(path) || tree.Files.Find(path) is not { } node
                || unpacked.Deb.Conffiles.Exists(c => c.Name == name) || database.Owners.Of(database.Owners.PathOf(name)).Any(o => o != old))
            {
                continue;
            }

            if (!node.IsFolder || !tree.Files.Names(path).Any())
            {
                tree.Remove(path);
                Touched.Add(name);
            }
        }
    }

    private void WriteInfo(UnpackedPackage package, InstalledDeb? old, UnpackedDeb unpacked)
    {
        var deb = unpacked.Deb;
        if (database.IsDistroless)
        {
            tree.WriteText($"{deb.StatusPath}.md5sums", SumsOf(package, unpacked.Unsummed));
            return;
        }

        if (old is not null)
        {
            foreach (var name in tree.Files.Names(DpkgDatabase.Info).Where(n => n.StartsWith(old.Stem + ".", StringComparison.Ordinal)).ToList())
            {
                var member = name[(old.Stem.Length + 1)..];
                if ((member != "list" || old.Stem != deb.Stem) && !package.Control.ContainsKey(member) && (member != "md5sums" || old.Stem != deb.Stem))
                {
                    tree.Remove($"{DpkgDatabase.Info}/{name}");
                }
            }
        }

        foreach (var (name, member) in package.Control)
        {
            if (name != "control")
            {
                tree.Put(DpkgDatabase.InfoPath(deb, name), TreeNode.File(member.Bytes, member.Mode, modifiedAt: tree.Time));
            }
        }

        if (!package.Control.ContainsKey("md5sums"))
        {
            tree.Put(DpkgDatabase.InfoPath(deb, "md5sums"), TreeNode.File(DpkgText.Bytes(SumsOf(package, unpacked.Unsummed)), modifiedAt: tree.Time));
        }
    }

    /// <summary>The sums that the package brings, or those that dpkg makes where it brings none.</summary>
    private string SumsOf(UnpackedPackage package, HashSet<string> without)
    {
        if (package.Control.TryGetValue("md5sums", out var own))
        {
            return DpkgText.Read(own.Bytes.Span);
        }

        var text = new StringBuilder();
        var files = new Dictionary<string, TreeNode>(StringComparer.Ordinal);
        foreach (var entry in package.Entries)
        {
            if ((entry.Node ?? files.GetValueOrDefault(entry.HardlinkTo)) is { IsFile: true } node)
            {
                files[entry.Path] = node;
            }
        }

        foreach (var entry in package.Entries.Where(e => files.ContainsKey(e.Path) && !without.Contains(DpkgText.ToName(e.Path))))
        {
            text.Append(Md5(tree.ReadBytes(files[entry.Path]).Span)).Append("  ").Append(DpkgText.ToName(entry.Path).AsSpan(1)).Append('\n');
        }

        return text.ToString();
    }

#pragma warning disable RS0030, CA5351 // Do not use banned APIs: MD5 is what dpkg writes into its database; nothing is trusted because of it
    internal static string Md5(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore RS0030, CA5351
}
