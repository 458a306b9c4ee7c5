using Drydock.Core.Inventories;
using Drydock.Tests.Inventories;

namespace Drydock.Tests.Fuzz;

/// <summary>Every analyzer, on spoiled copies of its fixtures: a new analyzer is fuzzed without another line of test code.</summary>
public sealed class AnalyzerFuzzTests
{
    private const double SecondsForEach = 2;

    public static TheoryData<string> Ids() => AnalyzerFixtureTests.Ids();

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_analyzer_survives_spoiled_files(string id)
    {
        var analyzer = Analyzers.All.Single(a => a.Info.Id == id);
        var kinds = AnalyzerCase.All().Where(c => c.Analyzer == id).SelectMany(c => c.Files(analyzer)).GroupBy(f => KindOf(f.Path), StringComparer.Ordinal).ToList();
        foreach (var kind in kinds)
        {
            var path = kind.First().Path;
            Fuzzer.Run(id, bytes => analyzer.Analyze(new FileView(path, 420, bytes.ToArray()), new FactWriter(path, id, [], [])), [.. kind.Select(f => f.Content)], SecondsForEach / kinds.Count);
        }
    }

    /// <summary>Files with the same ending are read the same way, whatever folder they lie in.</summary>
    private static string KindOf(string path) => Path.GetExtension(path) is { Length: > 0 } extension ? extension : Path.GetFileName(path);
}
