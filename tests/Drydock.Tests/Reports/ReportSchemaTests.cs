using System.Text;
using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Verdicts;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Reports;

/// <summary>The published schema is true: every report meets it.</summary>
public sealed class ReportSchemaTests
{
    private static string Schema => File.ReadAllText(Path.Join(Repository.Root, "docs", "schemas", "report.schema.json"));

    public static TheoryData<string> Samples() => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_report_meets_the_published_schema(string sample) =>
        Assert.Empty(SchemaCheck.Run(Schema, ReportForm.All.Single(f => f.Name == "json").Write(SampleReports.All[sample])));

    [Fact]
    public void The_schema_knows_every_word()
    {
        AssertKnown<GapKind>();
        AssertKnown<AdvisoryStatus>();
        AssertKnown<Confidence>();
        AssertKnown<SuppressionKind>();
        AssertKnown<NoticeKind>();
        AssertKnown<Outcome>();
        AssertKnown<Severity>();
    }

    [Theory]
    [InlineData("\"severity\": \"critical\"", "\"severity\": \"Critical\"")]
    [InlineData("\"outcome\": \"fail\"", "\"outcome\": \"failed\"")]
    [InlineData("\"purl\": \"pkg:", "\"purl\": \"")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": \"1\"")]
    [InlineData("\"gaps\"", "\"gap\"")]
    [InlineData("\"fixedVersion\"", "\"fixVersion\"")]
    [InlineData("\"risk\": 99.2", "\"risk\": \"99.2\"")]
    [InlineData("\"status\": \"fixed\"", "\"status\": \"Fixed\"")]
    public void A_changed_report_does_not(string right, string wrong)
    {
        var report = Encoding.UTF8.GetString(ReportForm.All.Single(f => f.Name == "json").Write(SampleReports.All["vulnerabilities"]));
        Assert.Contains(right, report, StringComparison.Ordinal);
        Assert.NotEmpty(SchemaCheck.Run(Schema, Encoding.UTF8.GetBytes(report.Replace(right, wrong, StringComparison.Ordinal))));
    }

    /// <summary>One of the schema's lists has every word that the type has.</summary>
    private static void AssertKnown<T>()
        where T : struct, Enum
    {
        using var schema = JsonDocument.Parse(Schema);
        var lists = Lists(schema.RootElement).Select(l => l.EnumerateArray().Select(w => w.GetString()!).ToHashSet(StringComparer.Ordinal)).ToList();
        var words = Enum.GetValues<T>().Select(v => Kebab.Of(v)).ToList();
        Assert.True(lists.Exists(l => words.TrueForAll(l.Contains)), $"{typeof(T).Name}: {string.Join(", ", words)}");
    }

    private static IEnumerable<JsonElement> Lists(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => m is { Name: "enum", Value.ValueKind: JsonValueKind.Array } ? [m.Value] : Lists(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Lists),
        _ => [],
    };
}
