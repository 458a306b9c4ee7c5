using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Feeds;

namespace Drydock.Tests.Advisories.Feeds;

/// <summary>One fixture folder: <c>tests/fixtures/feeds/SOURCE/CASE</c> with documents in <c>input/</c>, laid out as below the source's first folder, and what they give in <c>expected.json</c>.</summary>
internal sealed record FeedCase(string Source, string Name)
{
    private static string AllFolder => Repository.Fixtures("feeds");

    private string Folder => Path.Join(AllFolder, Source, Name);

    public string ExpectedFile => Path.Join(Folder, "expected.json");

    public bool IsMalformed => Name.StartsWith("malformed", StringComparison.Ordinal);

    public static IEnumerable<FeedCase> All() =>
        from source in Directory.GetDirectories(AllFolder).Order(StringComparer.Ordinal)
        from name in Directory.GetDirectories(source).Order(StringComparer.Ordinal)
        select new FeedCase(Path.GetFileName(source), Path.GetFileName(name));

    /// <summary>The documents by path below <c>input/</c>.</summary>
    public IEnumerable<(string Path, byte[] Content)> Documents()
    {
        var input = Path.Join(Folder, "input");
        return from file in Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               select (Path.GetRelativePath(input, file), File.ReadAllBytes(file));
    }

    public FeedRun Run()
    {
        var source = AdvisorySources.All.FirstOrDefault(s => s.Info.Id == Source)
            ?? throw new InvalidOperationException($"There are fixtures for '{Source}', and no such line in AdvisorySources.cs");
        var run = new FeedRun([], [], []);
        foreach (var (path, content) in Documents())
        {
            using var stream = new MemoryStream(content);
            var document = new FeedDocument($"{source.Info.Folders[0]}/{path}", path, stream, 1 << 20);
            var writer = new FeedWriter(document, run.Advisories.Add, run.Gaps.Add);
            source.Read(document, writer);
            if (writer.IsSkipped)
            {
                run.Skipped.Add(path);
            }
        }

        return run;
    }

    public override string ToString() => $"{Source}/{Name}";
}
