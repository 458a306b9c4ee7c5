using System.Text;
using System.Text.RegularExpressions;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Secrets;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Findings;

/// <summary>
/// The form that pages of image rules are written in: <c>USER</c> and <c>HEALTHCHECK</c> as in a Dockerfile, files as <c>ls -l</c> shows them
/// (type and permissions, uid, gid, path), <c>LABEL</c> and <c>HISTORY</c>, <c>SECRET strength line path</c> and <c>DELETED strength line path</c>, <c>OS id version</c>, <c>PROGRAM path</c> and <c>PACKAGE ecosystem name version path</c> for what was found, <c>CMD</c>, <c>ENTRYPOINT</c>, <c>EXPOSE</c>, <c>VOLUME</c> and <c>STOPSIGNAL</c>, <c>LINK path target</c>,
/// <c>TEXT path content</c> (<c>\n</c> ends a line in it), <c>CAPABILITY path</c>, <c>SHELL unneeded</c> for what the closure says, and <c># IM001</c> behind what that rule must find (alone on a line: in the config).
/// </summary>
internal sealed partial class ImageBlock
{
    private readonly List<string> marks = [];
    private readonly List<SpecialFile> files = [];
    private readonly List<ElfFile> programs = [];
    private readonly List<InstalledPackage> packages = [];
    private readonly List<FoundSecret> secrets = [];
    private readonly FileTree tree = new();
    private Need shell;
    private OsRelease? os;
    private ImageConfig config = new(Platform.Default);

    private ImageBlock()
    {
    }

    /// <summary>What must be found: rule and path, sorted.</summary>
    public IEnumerable<string> Marks => marks.Order(StringComparer.Ordinal);

    public ImageSubject Subject => new(Image, new Inventory { SpecialFiles = [.. files], Elves = [.. programs], Packages = [.. packages], Secrets = [.. secrets] });

    private Image Image => new(new NoStore(), new Descriptor(new MediaType(""), Digest.Parse("sha256:" + new string('0', 64)), 0), new Manifest(new Descriptor(new MediaType(""), Digest.Parse("sha256:" + new string('0', 64)), 0), []), config, []);

    /// <summary>As of the day on which the tables of days were checked.</summary>
    public InventorySubject Contents => new(
        new Inventory { Os = os, OsPath = "etc/os-release", Elves = [.. programs], Packages = [.. packages] },
        new DateOnly(2026, 11, 21)) { Environment = InventorySubject.Variables(config.Env) };

    /// <summary>The same image, to be changed.</summary>
    public async Task<ImageDraft> DraftAsync()
    {
        var draft = await ImageDraft.OpenAsync(Image, Limits.Default, default);
        foreach (var (path, node) in tree.All)
        {
            draft.Files.Put(path, node);
        }

        return draft;
    }

    /// <summary>What rules that harden see of the draft.</summary>
    public async Task<HardeningSubject> HardeningAsync(ImageDraft draft) => (await HardeningSubject.LoadAsync(draft, Subject.Inventory, default)) with { Shell = shell };

    public static ImageBlock Parse(string text)
    {
        var block = new ImageBlock();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('#', 2, StringSplitOptions.TrimEntries);
            var path = block.Add(parts[0]);
            if (parts.Length == 2)
            {
                block.marks.Add($"{parts[1]} {path}");
            }
        }

        return block;
    }

    /// <summary>The path of the file; empty for the config.</summary>
    private string Add(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case []:
                return "";
            case ["USER", var user]:
                config = config with { User = user };
                return "";
            case ["HEALTHCHECK", .. var test]:
                config = config with { Healthcheck = [.. test] };
                return "";
            case ["CMD", .. var command]:
                config = config with { Command = [.. command] };
                return "";
            case ["ENTRYPOINT", .. var entry]:
                config = config with { Entrypoint = [.. entry] };
                return "";
            case ["EXPOSE", .. var ports]:
                config = config with { ExposedPorts = [.. ports] };
                return "";
            case ["VOLUME", .. var volumes]:
                config = config with { Volumes = [.. volumes] };
                return "";
            case ["STOPSIGNAL", var signal]:
                config = config with { StopSignal = signal };
                return "";
            case ["SHELL", var need]:
                shell = Enum.Parse<Need>(need, ignoreCase: true);
                return "";
            case ["LINK", var link, var target]:
                tree.Put(link, TreeNode.Symlink(target));
                return link;
            case ["CAPABILITY", var able]:
                tree.Put(able, TreeNode.File("x"u8.ToArray(), 0b111_101_101) with { Capability = [1] });
                return able;
            case ["TEXT", var text, .. var content]:
                tree.Put(text, TreeNode.File(Encoding.UTF8.GetBytes(string.Join(' ', content).Replace("\\n", "\n", StringComparison.Ordinal) + "\n")));
                return text;
            case ["ENV", var variable]:
                config = config with { Env = config.Env.Add(variable) };
                return "";
            case ["LABEL", var label]:
                config = config with { Labels = config.Labels.Add(label.Split('=')[0], label[(label.IndexOf('=') + 1)..]) };
                return "";
            case ["HISTORY", .. var step]:
                config = config with { History = config.History.Add(new HistoryEntry(string.Join(' ', step), IsEmptyLayer: true)) };
                return "";
            case ["SECRET" or "DELETED", var strength, var row, var holder]:
                secrets.Add(new FoundSecret(holder, new SecretInfo("page", "a secret", Enum.Parse<SecretStrength>(strength, ignoreCase: true)), int.Parse(row), "abcd****", 0, words[0] == "DELETED" ? 1 : -1));
                return holder;
            case ["OS", var id, var version]:
                os = new OsRelease(id, version, $"{id} {version}");
                return "etc/os-release";
            case ["PROGRAM", var program]:
                tree.Put(program, TreeNode.File("x"u8.ToArray(), 0b111_101_101));
                programs.Add(new ElfFile(program, new ElfInfo { Type = "exec", Machine = "amd64" }, 0));
                return program;
            case ["PACKAGE", var ecosystem, var name, var version, var place]:
                tree.Put(place, TreeNode.File("x"u8.ToArray()));
                var package = new Package { Ecosystem = ecosystem, Name = name, Version = version, Files = FileList.Of([place]) };
                packages.Add(new InstalledPackage(package, Purls.Of(package, os), 0, [place]) { Analyzer = "page", Files = package.Files });
                return place;
            case [var mode, var uid, var gid, var path] when ModePattern().IsMatch(mode):
                files.Add(new SpecialFile(path, mode[0] == 'd' ? EntryType.Directory : EntryType.File, Bits(mode), int.Parse(uid), int.Parse(gid), "", 0));
                tree.Put(path, mode[0] == 'd' ? TreeNode.Folder(Bits(mode), int.Parse(uid), int.Parse(gid)) : TreeNode.File("x"u8.ToArray(), Bits(mode), int.Parse(uid), int.Parse(gid)));
                return path;
            default:
                throw new FormatException($"A block of an image rule holds the line '{line}'");
        }
    }

    private static int Bits(string mode)
    {
        var bits = 0;
        for (var i = 1; i < mode.Length; i++)
        {
            bits = (bits << 1) | (mode[i] is '-' or 'S' or 'T' ? 0 : 1);
        }

        return bits | (mode[3] is 's' or 'S' ? 0x800 : 0) | (mode[6] is 's' or 'S' ? 0x400 : 0) | (mode[9] is 't' or 'T' ? 0x200 : 0);
    }

    [GeneratedRegex("^[-d]([-r][-w][-xsStT]){3}$")]
    private static partial Regex ModePattern();

    /// <summary>Rules look at what was read; they never read.</summary>
    private sealed class NoStore : IContentStore
    {
        public string Name => "a page of a rule";

        public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel) => throw new NotSupportedException();

        public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
