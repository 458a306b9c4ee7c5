using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Drydock.Core.Reports;

namespace Drydock.Tests.Reports;

/// <summary>What the programs that read our reports in pipelines demand of them.</summary>
public sealed class PipelineFormatTests
{
    public static TheoryData<string> Samples() => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void GitLab_takes_the_report(string sample) =>
        Assert.Empty(SchemaCheck.Run(File.ReadAllText(Path.Join(Repository.Fixtures("schemas"), "gitlab-container-scanning-15.facts.json")), Bytes("gitlab-container-scanning", SampleReports.All[sample])));

    [Theory]
    [MemberData(nameof(Samples))]
    public void JUnit_counts_are_those_of_its_tests(string sample)
    {
        var root = XDocument.Parse(Text("junit", SampleReports.All[sample])).Root!;
        foreach (var element in root.Elements("testsuite").Prepend(root))
        {
            var cases = element.Descendants("testcase").ToList();
            Assert.NotEmpty(cases);
            Assert.Equal(cases.Count, Number(element, "tests"));
            Assert.Equal(cases.Count(c => c.Element("failure") is not null), Number(element, "failures"));
            Assert.Equal(cases.Count(c => c.Element("error") is not null), Number(element, "errors"));
            Assert.Equal(cases.Count(c => c.Element("skipped") is not null), Number(element, "skipped"));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_line_for_GitHub_is_a_command_of_ours_or_no_command(string sample)
    {
        var lines = Text("github", SampleReports.All[sample]).TrimEnd('\n').Split('\n');
        Assert.All(lines, l => Assert.Matches(@"^(::(error|warning|notice) (file=[^:,]+,line=[0-9]+,endLine=[0-9]+,)?title=[^:,]*::|::group::|::endgroup::$|- )", l));
        Assert.All(lines, l => Assert.DoesNotContain("##[", l, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains('\u001b', StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_line_of_CSV_has_the_same_fields_and_none_is_a_formula(string sample)
    {
        var lines = Text("csv", SampleReports.All[sample]).Split("\r\n")[..^1];
        var rows = lines.Select(Fields).ToList();
        Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
        Assert.All(rows.SelectMany(r => r), f => Assert.DoesNotMatch(@"^[=+\-@\t\r]", f));
    }

    [Fact]
    public void A_comment_stays_below_what_GitHub_takes_and_counts_the_rest()
    {
        var text = Text("markdown", ManyFindings.Of(5000));
        Assert.InRange(text.Length, 20_000, 65_000);
        Assert.Contains("more that do not fit into a comment", text, StringComparison.Ordinal);
        Assert.Equal(Occurrences(text, "<details>"), Occurrences(text, "</details>"));
    }

    [Fact]
    public void A_comment_says_everything_of_an_image_with_little_to_say() =>
        Assert.DoesNotContain("do not fit", Text("markdown", SampleReports.All["vulnerabilities"]), StringComparison.Ordinal);

    [Fact]
    public void A_stranger_writes_no_markup_into_a_comment()
    {
        var outside = string.Concat(Text("markdown", SampleReports.All["hostile"]).Split('`').Where((_, i) => i % 2 == 0));
        Assert.DoesNotContain("<b>", outside, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outside);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static int Number(XElement element, string name) => int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static byte[] Bytes(string form, Report report) => ReportForm.All.Single(f => f.Name == form).Write(report);

    private static string Text(string form, Report report) => Encoding.UTF8.GetString(Bytes(form, report));

    /// <summary>A line as RFC 4180 takes it apart.</summary>
    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var at = 0;
        while (at <= line.Length)
        {
            var isQuoted = at < line.Length && line[at] == '"';
            var end = at;
            if (isQuoted)
            {
                for (end = at + 1; line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"' && ++end > 0); end++)
                {
                    Assert.True(end < line.Length, line);
                }

                fields.Add(line[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                at = end + 2;
            }
            else
            {
                end = line.IndexOf(',', at) is var comma && comma >= 0 ? comma : line.Length;
                fields.Add(line[at..end]);
                Assert.DoesNotContain('"', fields[^1]);
                at = end + 1;
            }
        }

        return fields;
    }
}
