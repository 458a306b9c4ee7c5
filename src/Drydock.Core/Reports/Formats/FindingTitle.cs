namespace Drydock.Core.Reports.Formats;

/// <summary>A finding in one line, for formats that have a place for a title.</summary>
internal static class FindingTitle
{
    /// <summary><c>CVE-2099-0001 in log4j-core 2.14.1</c>, <c>IM003 setuid-file at usr/bin/su</c>.</summary>
    public static string Of(JudgedFinding judged)
    {
        var finding = judged.Finding;
        return finding.Vulnerability is { } vulnerability
            ? $"{vulnerability.Id} in {vulnerability.Package.Name} {vulnerability.Package.Version}"
            : $"{finding.Rule.Id} {finding.Rule.Name}{(finding.At.Path.Length > 0 ? $" at {finding.At.Path}" : "")}";
    }

    /// <summary>One or two sentences: what is wrong and what to do.</summary>
    public static string Detail(JudgedFinding judged)
    {
        if (judged.Finding.Vulnerability is not { } vulnerability)
        {
            return judged.Finding.Message;
        }

        var title = vulnerability.Text is { Title.Length: > 0 } text ? $"{text.Title}. " : "";
        var signs = string.Join("; ", VulnerabilitySigns.Of(vulnerability));
        return $"{title}{FixText.Sentence(vulnerability)}{(signs.Length > 0 ? $" Worth knowing: {signs}." : "")}";
    }
}
