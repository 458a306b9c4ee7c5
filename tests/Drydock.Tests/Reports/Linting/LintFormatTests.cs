using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Linting;

namespace Drydock.Tests.Reports.Linting;

/// <summary>Every form writes every sample as its golden file says. UPDATE_FIXTURES=1 rewrites them.</summary>
public sealed class LintFormatTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var format in LintFormatList.All)
        {
            foreach (var sample in SampleLint.All.Keys)
            {
                cases.Add(format.Id, sample);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_report_is_written_as_before(string format, string sample)
    {
        var actual = Write(format, sample);
        var file = Path.Join(Repository.Fixtures("lint-reports"), format, sample + ExtensionOf(format));
        if (Repository.UpdatesFixtures)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"'{file}' is missing: run with UPDATE_FIXTURES=1 and read it");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_text_of_a_stranger_becomes_a_command(string format, string sample)
    {
        var actual = Write(format, sample);
        Assert.DoesNotContain('\e', actual);
        Assert.DoesNotContain('\a', actual);
        if (format is "text" or "gnu" or "github")
        {
            Assert.DoesNotContain('\u202E', actual);
            Assert.DoesNotContain("\n::error::", actual, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_sound(string format, string sample)
    {
        var actual = Write(format, sample);
        Assert.EndsWith("\n", $"{actual}\n"[..^1] + (actual.Length == 0 ? "\n" : ""), StringComparison.Ordinal);
        if (ExtensionOf(format) == ".json")
        {
            JsonDocument.Parse(actual).Dispose();
        }
        else if (ExtensionOf(format) == ".xml")
        {
            XDocument.Parse(actual);
        }
    }

    private static string Write(string format, string sample)
    {
        using var output = new MemoryStream();
        LintFormatList.Find(format).Write(SampleLint.All[sample], new ReportOptions(), output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static string ExtensionOf(string format) => format switch
    {
        "json" or "sarif" or "codeclimate" => ".json",
        "junit" or "checkstyle" => ".xml",
        _ => ".txt",
    };
}
