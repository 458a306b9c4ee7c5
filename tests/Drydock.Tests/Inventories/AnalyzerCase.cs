using Drydock.Core.Inventories;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Inventories;

/// <summary>One fixture folder: <c>tests/fixtures/analyzers/ID/CASE</c> with a small root file system in <c>input/</c> and what it gives in <c>expected.json</c>.</summary>
internal sealed record AnalyzerCase(string Analyzer, string Name)
{
    private static string AllFolder => Repository.Fixtures("analyzers");

    private string Folder => Path.Join(AllFolder, Analyzer, Name);

    public string ExpectedFile => Path.Join(Folder, "expected.json");

    public bool IsMalformed => Name.StartsWith("malformed", StringComparison.Ordinal);

    public static IEnumerable<AnalyzerCase> All() =>
        from analyzer in Directory.GetDirectories(AllFolder).Order(StringComparer.Ordinal)
        from name in Directory.GetDirectories(analyzer).Order(StringComparer.Ordinal)
        select new AnalyzerCase(Path.GetFileName(analyzer), Path.GetFileName(name));

    public AnalyzerRun Run()
    {
        var analyzer = Analyzers.All.FirstOrDefault(a => a.Info.Id == Analyzer)
            ?? throw new InvalidOperationException($"There are fixtures for '{Analyzer}', and no such line in Analyzers.cs");
        var (facts, gaps, files) = (new List<Fact>(), new List<Gap>(), 0);
        var inputs = Files(analyzer).ToList();
        var kept = analyzer.Paths.NeedsSiblings ? inputs.ToDictionary(f => f.Path, f => (ReadOnlyMemory<byte>)f.Content, StringComparer.Ordinal) : null;
        foreach (var file in inputs)
        {
            files++;
            analyzer.Analyze(new FileView(file.Path, 420, file.Content, kept), new FactWriter(file.Path, Analyzer, facts, gaps));
        }

        return new AnalyzerRun(files, facts, gaps);
    }

    /// <summary>The files the analyzer asks for, by path.</summary>
    public IEnumerable<(string Path, byte[] Content)> Files(IFileAnalyzer analyzer)
    {
        var input = Path.Join(Folder, "input");
        var router = new PathRouter([analyzer]);
        return from file in Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               let path = Path.GetRelativePath(input, file)
               let content = File.ReadAllBytes(file)
               where (router.Match(path) | router.MatchMagic(content)) != 0
               select (path, content);
    }

    public override string ToString() => $"{Analyzer}/{Name}";
}
