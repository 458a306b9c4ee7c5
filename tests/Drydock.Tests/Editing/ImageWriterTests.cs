using System.Formats.Tar;
using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Editing;

/// <summary>What is written is what was wanted, whatever becomes of the layers.</summary>
public sealed class ImageWriterTests
{
    private static readonly string[] Folders = ["a", "a/b", "c", "c/d", "a/b/e"];
    private static readonly string[] Names = ["x", "y", "z"];

    public static TheoryData<int, LayerMode> Cases
    {
        get
        {
            var cases = new TheoryData<int, LayerMode>();
            for (var seed = 1; seed <= 60; seed++)
            {
                cases.Add(seed, LayerMode.Append);
                cases.Add(seed, LayerMode.Rewrite);
                cases.Add(seed, LayerMode.Flatten);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_written_image_has_the_files_of_the_draft(int seed, LayerMode mode)
    {
        var random = new Random(seed);
        await using var source = new MemoryStore().Add(Enumerable.Range(0, 4).Select(_ => TarBytes.Of([.. RandomLayer(random)])));
        using var draft = await ImageDraft.OpenAsync(await source.LoadAsync(), Limits.Default, CancellationToken.None);
        Change(draft, random);

        await using var first = new MemoryStore();
        await using var second = new MemoryStore();
        var written = await WriteAsync(draft, mode, first);
        var again = await WriteAsync(draft, mode, second);
        using var result = await ImageDraft.OpenAsync(await first.LoadAsync(), Limits.Default, CancellationToken.None);

        Assert.Equal(await DescribeAsync(draft), await DescribeAsync(result));
        Assert.Equal(written.Manifest.Digest, again.Manifest.Digest);
    }

    [Fact]
    public async Task A_file_taken_away_is_in_no_layer_of_a_rewritten_image()
    {
        await using var source = new MemoryStore().Add([TarBytes.Of(TarBytes.File("keep", "kept")), TarBytes.Of(TarBytes.File("etc/key", "first")), TarBytes.Of(TarBytes.File("etc/key", "second"), TarBytes.File("other", "o"))]);
        using var draft = await ImageDraft.OpenAsync(await source.LoadAsync(), Limits.Default, CancellationToken.None);
        draft.Files.Remove("etc/key");

        await using var target = new MemoryStore();
        var written = await WriteAsync(draft, LayerMode.Rewrite, target);

        Assert.Equal((1, 2), (written.Reused, written.Rewritten));
        using var result = await ImageDraft.OpenAsync(await target.LoadAsync(), Limits.Default, CancellationToken.None);
        foreach (var layer in (await target.LoadAsync()).Layers)
        {
            using var reader = await LayerReader.OpenAsync(await target.LoadAsync(), layer, Limits.Default, CancellationToken.None);
            while (reader.Read())
            {
                Assert.NotEqual("etc/key", reader.Entry.Path);
            }
        }
    }

    [Fact]
    public async Task What_nobody_changed_in_a_config_stays_as_it_was_written()
    {
        await using var source = new MemoryStore().Add([TarBytes.Of(TarBytes.File("a", "a"))], """{"User":"root","Env":["A=1","B=2"],"X-Unknown":[1,2],"ExposedPorts":{"80/tcp":{}}}""");
        using var draft = await ImageDraft.OpenAsync(await source.LoadAsync(), Limits.Default, CancellationToken.None);
        new ConfigEdit { User = "65532", RemoveEnv = ["A"], ExposedPorts = ["8080/tcp"], SetLabels = new Dictionary<string, string> { ["l"] = "1" } }.Apply(draft);

        await using var target = new MemoryStore();
        await WriteAsync(draft, LayerMode.Append, target);
        var image = await target.LoadAsync();

        Assert.Equal(("65532", "B=2", "8080/tcp", "1"), (image.Config.User, Assert.Single(image.Config.Env), Assert.Single(image.Config.ExposedPorts), image.Config.Labels["l"]));
        await using var json = await target.OpenAsync(image.Manifest.Config, CancellationToken.None);
        Assert.Contains("\"X-Unknown\":[1,2]", await new StreamReader(json).ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static Task<WrittenImage> WriteAsync(ImageDraft draft, LayerMode mode, MemoryStore store) =>
        new ImageWriter(draft, new WriteOptions(mode, "test")).WriteAsync(store, null, CancellationToken.None);

    private static async Task<List<string>> DescribeAsync(ImageDraft draft)
    {
        var contents = new Dictionary<string, string>(StringComparer.Ordinal);
        await draft.Reader.ReadFilesAsync(
            draft.Files.All.Where(f => f.Value.IsFile),
            (path, _, bytes) =>
            {
                lock (contents)
                {
                    contents[path] = Encoding.UTF8.GetString(bytes.Span);
                }
            },
            CancellationToken.None);
        return [.. draft.Files.All.Select(f => $"{f.Key} {f.Value.Type} {Convert.ToString(f.Value.Mode, 8)} {f.Value.Uid}:{f.Value.Gid} {f.Value.ModifiedAt} {f.Value.LinkTarget} {contents.GetValueOrDefault(f.Key)} {string.Join(',', draft.Files.NamesOf(f.Key).Order(StringComparer.Ordinal))} {Convert.ToHexString(f.Value.Capability)}")];
    }

    private static IEnumerable<TarEntry> RandomLayer(Random random)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = random.Next(2, 9); i > 0; i--)
        {
            var folder = Folders[random.Next(Folders.Length)];
            var path = $"{folder}/{Names[random.Next(Names.Length)]}";
            var (name, entry) = random.Next(8) switch
            {
                0 => ($"{folder}/.wh.{Names[random.Next(Names.Length)]}", (TarEntry?)null),
                1 => ($"{folder}/.wh..wh..opq", null),
                2 => (folder, Entry(TarEntryType.Directory, folder + "/", random)),
                3 => (path, Entry(TarEntryType.SymbolicLink, path, random, "/c/d")),
                4 when seen.FirstOrDefault(s => s.StartsWith("F:", StringComparison.Ordinal)) is { } file => (path, Entry(TarEntryType.HardLink, path, random, file[2..])),
                _ => ("F:" + path, TarBytes.File(path, $"content {random.Next(1000)}")),
            };
            var plain = name.StartsWith("F:", StringComparison.Ordinal) ? name[2..] : name;
            if (seen.Add(plain))
            {
                if (name != plain)
                {
                    seen.Add(name);
                }

                yield return entry ?? TarBytes.File(name, "");
            }
        }
    }

    private static PaxTarEntry Entry(TarEntryType type, string path, Random random, string link = "")
    {
        var entry = new PaxTarEntry(type, path) { Mode = (UnixFileMode)random.Next(0x1FF), ModificationTime = DateTimeOffset.FromUnixTimeSeconds(random.Next()) };
        if (link.Length > 0)
        {
            entry.LinkName = link;
        }

        return entry;
    }

    private static void Change(ImageDraft draft, Random random)
    {
        for (var i = random.Next(0, 6); i > 0; i--)
        {
            var paths = draft.Files.All.Select(f => f.Key).ToList();
            var path = paths.Count == 0 ? "n" : paths[random.Next(paths.Count)];
            switch (random.Next(6))
            {
                case 0:
                    draft.Files.Remove(path);
                    break;
                case 1:
                    new ModeEdit(path, random.Next(0xFFF)).Apply(draft);
                    break;
                case 2:
                    new WriteEdit($"{Folders[random.Next(Folders.Length)]}/{Names[random.Next(Names.Length)]}", $"new {random.Next(100)}", 0x1A4, 3_000_000, 5).Apply(draft);
                    break;
                case 3:
                    new LinkEdit(new string('l', 150), new string('t', 120)).Apply(draft);
                    break;
                case 4:
                    draft.Files.Link("linked", path);
                    break;
                default:
                    draft.Files.Update(path, n => n with { Capability = [1, 0, 255, 10], Uid = 7 });
                    break;
            }
        }
    }
}
