using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Linking;

/// <summary>The folders that ldconfig looks into, in its order. <see href="https://manpages.debian.org/bookworm/libc-bin/ldconfig.8.en.html"/></summary>
internal static class LinkerFolders
{
    private const int MostIncludes = 200;

    private static readonly Dictionary<string, string> Triplets = new(StringComparer.Ordinal)
    {
        ["amd64"] = "x86_64-linux-gnu",
        ["arm64"] = "aarch64-linux-gnu",
        ["armel"] = "arm-linux-gnueabi",
        ["armhf"] = "arm-linux-gnueabihf",
        ["i386"] = "i386-linux-gnu",
        ["mips64el"] = "mips64el-linux-gnuabi64",
        ["ppc64el"] = "powerpc64le-linux-gnu",
        ["riscv64"] = "riscv64-linux-gnu",
        ["s390x"] = "s390x-linux-gnu",
    };

    /// <summary>Names with their slash; each folder once, under the first of its names.</summary>
    public static List<string> Of(PatchTree tree, string architecture)
    {
        var named = new List<string>();
        var files = 0;
        ReadConfiguration(tree, "etc/ld.so.conf", named, ref files);
        if (Triplets.TryGetValue(architecture, out var triplet))
        {
            named.Add($"/lib/{triplet}");
            named.Add($"/usr/lib/{triplet}");
        }

        named.AddRange(["/lib", "/usr/lib"]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. named.Where(f => tree.Files.Resolve(DpkgText.ToPath(f)) is { } real && tree.Files.Find(real) is { IsFolder: true } && seen.Add(real))];
    }

    private static void ReadConfiguration(PatchTree tree, string path, List<string> folders, ref int files)
    {
        if (++files > MostIncludes || tree.ReadText(path) is not { } text)
        {
            return;
        }

        foreach (var line in DpkgText.Lines(text).Select(l => l.Split('#')[0].Trim()).Where(l => l.Length > 0))
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["include", .. var patterns])
            {
                foreach (var pattern in patterns)
                {
                    Include(tree, pattern, folders, ref files);
                }
            }
            else if (words[0] != "hwcap" && line.StartsWith('/'))
            {
                folders.Add(line.TrimEnd('/'));
            }
        }
    }

    private static void Include(PatchTree tree, string pattern, List<string> folders, ref int files)
    {
        var path = DpkgText.ToPath(pattern.StartsWith('/') ? pattern : $"/etc/{pattern}");
        var slash = path.LastIndexOf('/');
        var folder = tree.Files.Resolve(path[..Math.Max(0, slash)]) ?? "";
        var match = Wildcards.Compile(path[(slash + 1)..]);
        foreach (var name in tree.Files.Names(folder).Where(n => match.IsMatch(n)).ToList())
        {
            ReadConfiguration(tree, $"{folder}/{name}", folders, ref files);
        }
    }
}
