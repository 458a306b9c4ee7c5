using System.Text.Json;
using Drydock.Core.Inventories;
using Drydock.Core.Reports.Formats;

namespace Drydock.Tests.Reports;

/// <summary>Every way in which an analyzer finds packages, as its fixtures show, has a row.</summary>
public sealed class EvidenceMethodTests
{
    public static TheoryData<string> AnalyzerIds() => [.. Analyzers.All.Select(a => a.Info.Id)];

    [Theory]
    [MemberData(nameof(AnalyzerIds))]
    public void Every_analyzer_that_finds_packages_has_a_method(string analyzer)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Join(Repository.Fixtures("analyzers"), analyzer), "expected.json", SearchOption.AllDirectories))
        {
            using var expected = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var fact in expected.RootElement.GetProperty("facts").EnumerateArray())
            {
                if (fact.TryGetProperty("package", out var package))
                {
                    var evidence = package.TryGetProperty("properties", out var properties) && properties.TryGetProperty("evidence", out var value) ? value.GetString()! : "";
                    Assert.True(EvidenceMethod.Find(analyzer, evidence) is not null, $"{analyzer} '{evidence}' has no row");
                }
            }
        }
    }
}
