using System.Text;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Linking;

/// <summary>Makes the links and the cache of shared libraries that ldconfig makes, of what the libraries say themselves.</summary>
internal sealed class LinkerCache(PatchTree tree, string architecture)
{
    public const string Path = "etc/ld.so.cache";

    /// <summary>Folders of libraries for better processors; their entries are not written here.</summary>
    private static readonly string[] HardwareFolders = ["glibc-hwcaps", "haswell", "avx512_1", "tls", "power8", "power9"];

    /// <summary>Brings links and cache up to date.</summary>
    /// <returns>Null, or what stands against it.</returns>
    public string? Update()
    {
        if (tree.Files.Follow(Path) is not { } old || LinkerCacheFile.Read(tree.ReadBytes(old).Span) is not { } form)
        {
            return "the cache is not there, or of an older form";
        }

        var generator = form.HasExtension ? FindGenerator() : null;
        if (form.HasExtension && generator is null)
        {
            return "there is no ldconfig to be told by";
        }

        var libraries = new List<CachedLibrary>();
        foreach (var folder in LinkerFolders.Of(tree, architecture))
        {
            if (AddFolder(folder, libraries) is { } problem)
            {
                return problem;
            }
        }

        // The order is stable: of two with the same name, the folder that comes first.
        var ordered = libraries.Order(Comparer<CachedLibrary>.Create(CachedLibrary.Compare)).ToList();
        tree.WriteText(Path, DpkgText.Read(new LinkerCacheFile(generator, form.Flags).Write(ordered)));
        return null;
    }

    private string? AddFolder(string folder, List<CachedLibrary> libraries)
    {
        var real = tree.Files.Resolve(DpkgText.ToPath(folder))!;
        var found = new Dictionary<string, (string File, bool IsLink, SharedLibrary Library)>(StringComparer.Ordinal);
        foreach (var name in tree.Files.Names(real).ToList())
        {
            if (HardwareFolders.Contains(name) && tree.Files.Follow($"{real}/{name}") is { IsFolder: true })
            {
                return $"{folder}/{name} holds libraries for better processors";
            }

            if (!IsLibrary(name) || tree.Files.Follow($"{real}/{name}") is not { IsFile: true, IsSparse: false } node || SharedLibrary.Read(tree.ReadBytes(node).Span) is not { } library)
            {
                continue;
            }

            // A link under another name than the library's own is that of a linker, or counts as a file.
            var soname = library.Soname ?? name;
            var isLink = tree.Files.Find($"{real}/{name}") is { IsSymlink: true } && (name == soname || (name.EndsWith(".so", StringComparison.Ordinal) && soname.StartsWith(name, StringComparison.Ordinal)));
            soname = isLink ? name : soname;
            if (!found.TryGetValue(soname, out var other) || (!isLink && other.IsLink) || (isLink == other.IsLink && CachedLibrary.CompareNames(other.File, name) < 0))
            {
                found[soname] = (name, isLink, library);
            }
        }

        foreach (var (soname, (file, isLink, library)) in found)
        {
            if (!isLink && file != soname && !MakeLink($"{real}/{soname}", file))
            {
                return $"{folder}/{soname} is a file, not a link to {file}";
            }

            libraries.Add(new CachedLibrary(soname, $"{folder}/{soname}", library.Flags, library.OsVersion));
        }

        return null;
    }

    private static bool IsLibrary(string name) =>
        (name.StartsWith("lib", StringComparison.Ordinal) || name.StartsWith("ld-", StringComparison.Ordinal)) && name.Contains(".so", StringComparison.Ordinal)
        && !name.EndsWith(".dpkg-new", StringComparison.Ordinal) && !name.EndsWith(".dpkg-tmp", StringComparison.Ordinal) && !name.EndsWith("-gdb.py", StringComparison.Ordinal);

    /// <returns>False when a file is in the way.</returns>
    private bool MakeLink(string path, string target)
    {
        var there = tree.Files.Find(path);
        if (there is { IsSymlink: false })
        {
            return false;
        }

        if (there is null || tree.Files.Resolve(path) != tree.Files.Resolve($"{path[..path.LastIndexOf('/')]}/{target}"))
        {
            tree.Put(path, TreeNode.Symlink(target, tree.Time));
        }

        return true;
    }

    /// <summary>ldconfig writes its own name and version, which stand in it as one text.</summary>
    private string? FindGenerator()
    {
        foreach (var path in new[] { "usr/sbin/ldconfig", "sbin/ldconfig", "usr/sbin/ldconfig.real", "sbin/ldconfig.real" })
        {
            if (tree.Files.Follow(path) is { IsFile: true } node && tree.ReadBytes(node).Span is var bytes && bytes.IndexOf(" release version "u8) is var middle and > 0)
            {
                var start = bytes[..middle].LastIndexOf((byte)0) + 1;
                var length = bytes[start..].IndexOf((byte)0);
                return length > 0 && bytes[start..].StartsWith("ldconfig ("u8) ? Encoding.Latin1.GetString(bytes.Slice(start, length)) : null;
            }
        }

        return null;
    }
}
