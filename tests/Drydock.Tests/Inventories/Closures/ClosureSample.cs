using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Closures;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;

namespace Drydock.Tests.Inventories.Closures;

/// <summary>A small image made by hand, whose closure is asked for. Texts are read as they are; what an ELF file says is given.</summary>
internal sealed class ClosureSample
{
    private readonly FileTree tree = new();
    private readonly Dictionary<string, FileClues> elves = new(StringComparer.Ordinal);
    private readonly List<InstalledPackage> packages = [];

    public ImageConfig Config { get; set; } = new(new Platform("linux", "amd64"));

    public ImmutableArray<string> Globs { get; init; } = [];

    public ImmutableArray<string> Traced { get; init; } = [];

    public ClosureSample Text(string path, string text, int mode = 0b110_100_100)
    {
        tree.Put(path, TreeNode.File(Encoding.UTF8.GetBytes(text), mode));
        return this;
    }

    public ClosureSample Script(string path, string text) => Text(path, text, 0b111_101_101);

    public ClosureSample Link(string path, string target)
    {
        tree.Put(path, TreeNode.Symlink(target));
        return this;
    }

    public ClosureSample Folder(string path)
    {
        tree.Put(path, TreeNode.Folder());
        return this;
    }

    /// <summary>A program or library with what it needs, and with the strings in it.</summary>
    public ClosureSample Elf(string path, string[]? needed = null, string? interpreter = null, string[]? rpath = null, string[]? runpath = null, string machine = "amd64", string strings = "", bool iconv = false)
    {
        tree.Put(path, TreeNode.File(Encoding.UTF8.GetBytes(strings + "\0"), 0b111_101_101));
        elves[path] = new FileClues { Elf = new ElfLinks(machine, interpreter, [.. needed ?? []], [.. rpath ?? []], [.. runpath ?? []]), UsesIconv = iconv };
        return this;
    }

    public ClosureSample Package(string name, params string[] files)
    {
        packages.Add(new InstalledPackage(new Package { Ecosystem = "deb", Name = name, Version = "1" }, Purl.Create("deb", "debian", name, "1"), 0, []) { Analyzer = "dpkg-status", Files = FileList.Of(files) });
        return this;
    }

    public Closure Run(params string[] command)
    {
        var config = Config with { Entrypoint = [.. command] };
        var index = new PathIndex(tree);
        var reader = new ClueReader(index);
        var clues = new Dictionary<string, FileClues>(StringComparer.Ordinal);
        foreach (var (path, node) in tree.All.Where(n => n.Value.IsFile))
        {
            var bytes = ((BytesContent)node.Content!).Bytes.Span;
            if (elves.TryGetValue(path, out var elf))
            {
                var mentions = new PathMentions(index);
                mentions.Scan(bytes);
                clues[path] = elf with { Mentions = mentions.Paths, Libraries = mentions.Libraries };
            }
            else if (reader.Read(path, bytes) is { } found)
            {
                clues[path] = found;
            }
        }

        return ClosureBuilder.Build(tree, config, new Inventory { Packages = [.. packages] }, ClosureRoots.Of(config) with { Globs = Globs, Traced = Traced }, index, clues, CancellationToken.None);
    }
}
