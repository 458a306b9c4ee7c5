using System.Text;
using Drydock.Core.Reports.Formats;
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
    public void The_schema_knows_every_kind_of_gap() =>
        Assert.All(Enum.GetValues<GapKind>(), k => Assert.Contains($"\"{Kebab.Of(k)}\"", Schema, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"severity\": \"critical\"", "\"severity\": \"Critical\"")]
    [InlineData("\"outcome\": \"fail\"", "\"outcome\": \"failed\"")]
    [InlineData("\"purl\": \"pkg:", "\"purl\": \"")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": \"1\"")]
    [InlineData("\"gaps\"", "\"gap\"")]
    public void A_changed_report_does_not(string right, string wrong)
    {
        var report = Encoding.UTF8.GetString(ReportForm.All.Single(f => f.Name == "json").Write(SampleReports.All["one-image"]));
        Assert.Contains(right, report, StringComparison.Ordinal);
        Assert.NotEmpty(SchemaCheck.Run(Schema, Encoding.UTF8.GetBytes(report.Replace(right, wrong, StringComparison.Ordinal))));
    }
}
