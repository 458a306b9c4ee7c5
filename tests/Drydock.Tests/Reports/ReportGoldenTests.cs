using System.Text;
using Drydock.Core.Reports;

namespace Drydock.Tests.Reports;

/// <summary>Every format in every version writes every sample as its golden file says. UPDATE_FIXTURES=1 rewrites them.</summary>
public sealed class ReportGoldenTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var (sample, form) in All())
        {
            cases.Add(sample, form.Name);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_report_is_written_as_before(string sample, string form)
    {
        var actual = ReportForm.All.Single(f => f.Name == form).Write(SampleReports.All[sample]);
        var file = Path.Join(Repository.Fixtures("reports"), form, sample + ReportForm.Extension(form));
        if (Repository.UpdatesFixtures)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, actual);
        }

        Assert.True(File.Exists(file), $"'{file}' is missing: run with UPDATE_FIXTURES=1 and read it");
        Assert.Equal(File.ReadAllText(file), Encoding.UTF8.GetString(actual));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_report_gives_the_same_bytes(string sample, string form)
    {
        var format = ReportForm.All.Single(f => f.Name == form);
        Assert.Equal(format.Write(SampleReports.All[sample]), format.Write(SampleReports.All[sample]));
    }

    [Fact]
    public void Another_report_has_another_serial_number()
    {
        var form = ReportForm.All.Single(f => f.Name == "cyclonedx-json-1.6");
        var serials = SampleReports.All.Values.Select(r => Encoding.UTF8.GetString(form.Write(r)).Split("urn:uuid:")[1][..36]);
        Assert.Equal(SampleReports.All.Count, serials.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Further versions of a specification differ in few places: two samples are enough.</summary>
    private static IEnumerable<(string Sample, ReportForm Form)> All() =>
        from sample in SampleReports.All.Keys
        from form in ReportForm.All
        where !form.IsOtherVersion || sample is "one-image" or "vulnerabilities" or "hostile"
        select (sample, form);
}
