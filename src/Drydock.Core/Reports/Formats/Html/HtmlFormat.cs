using System.Security.Cryptography;
using System.Text;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.Html;

/// <summary>One page that holds everything it needs: no network, no other file, and a policy that forbids any script but ours.</summary>
internal sealed class HtmlFormat : IReportFormat
{
    private static readonly string Style = Resource("page.css");
    private static readonly string Script = Resource("page.js");

    public FormatInfo Info { get; } = new("html", "One page to read, sort, filter and print; needs no network", IsSbom: false, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output)
    {
        using var page = new HtmlPage(output);
        page.Ours("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head");
        WriteHead(page, report);
        page.Close().Open("body");
        page.Element("a", "Skip to the findings", ("class", "skip"), ("href", "#findings"));
        page.Open("main");
        var number = 0;
        foreach (var platform in report.Platforms)
        {
            HtmlSection.Write(page, report, platform, ++number);
        }

        page.Close();
        page.Open("footer").Element("p", $"Written by Drydock {report.ToolVersion}{(report.Created is { } created ? $" on {JsonWriting.Timestamp(created)}" : "")}. This page works without a network and sends nothing.").Close();
        page.Open("script").Ours(Script).Close();
        page.Close().Close();
    }

    private static void WriteHead(HtmlPage page, Report report)
    {
        WriteStyle(page, $"{HtmlSection.Word(report.Platforms.Max(p => p.Verdict.Outcome))}: {report.Source}");
    }

    /// <summary>What stands in the head of every page of ours.</summary>
    internal static void WriteStyle(HtmlPage page, string title)
    {
        page.Void("meta", ("charset", "utf-8"));

        // Only these very bytes of style and script may act, and nothing may be loaded. <see href="https://www.w3.org/TR/CSP3/"/>
        page.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'"));
        page.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
        page.Element("title", title);
        page.Open("style").Ours(Style).Close();
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlFormat).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource '{name}' is not in the build");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
