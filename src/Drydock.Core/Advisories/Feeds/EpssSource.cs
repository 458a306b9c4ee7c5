using System.Buffers.Text;
using System.Text;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>FIRST's exploit prediction scores. <see href="https://www.first.org/epss/data_stats"/></summary>
/// <remarks>
/// Published as <c>cve,epss,percentile</c> below a line with the model's version and that heading; copies by year have <c>cve;epss;percentile</c> and no
/// heading. There is a line for every CVE there is, so that it is read from bytes.
/// </remarks>
internal sealed class EpssSource : IAdvisorySource
{
    public SourceInfo Info { get; } = new("epss", 1, "How likely vulnerabilities are exploited within 30 days", "intel/epss")
    {
        IsAboutEveryCve = true,
        License = "EPSS, FIRST.org and Empirical Security, free with attribution",
        Downloads = [new(new Uri("https://epss.empiricalsecurity.com/epss_scores-current.csv.gz"), "intel/epss/epss_scores-current.csv.gz")],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!document.FileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            writer.Skip();
            return;
        }

        var rest = document.ReadBytes().Span;
        for (var number = 1; !rest.IsEmpty; number++)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.IsEmpty || line[0] == '#' || line.StartsWith("cve,"u8))
            {
                continue;
            }

            if (Parse(line) is { } advisory)
            {
                writer.Add(advisory);
            }
            else
            {
                writer.Gap("", $"Line {number} is not a CVE id, a probability and a percentile.");
            }
        }
    }

    private static Advisory? Parse(ReadOnlySpan<byte> line)
    {
        var first = line.IndexOfAny((byte)',', (byte)';');
        var second = first < 0 ? -1 : line[(first + 1)..].IndexOfAny((byte)',', (byte)';');
        return second >= 0
            && line.StartsWith("CVE-"u8)
            && TryShare(line.Slice(first + 1, second), out var probability)
            && TryShare(line[(first + second + 2)..], out var percentile)
            ? new Advisory { Id = Encoding.UTF8.GetString(line[..first]), Epss = new EpssScore(probability, percentile) }
            : null;
    }

    private static bool TryShare(ReadOnlySpan<byte> text, out double share) =>
        Utf8Parser.TryParse(text, out share, out var length) && length == text.Length && share is >= 0 and <= 1;
}
