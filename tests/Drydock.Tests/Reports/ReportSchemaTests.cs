using System.Text;
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

    private static void AssertKnown<T>()
        where T : struct, Enum => Assert.All(Enum.GetValues<T>(), v => Assert.Contains($"\"{Kebab.Of(v)}\"", Schema, StringComparison.Ordinal));
}
