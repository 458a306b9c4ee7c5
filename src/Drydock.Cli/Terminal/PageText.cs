using System.Text;
using Drydock.Core.Reports.Formats;

namespace Drydock.Cli.Terminal;

/// <summary>
/// Shows a page of our own Markdown as text: headings without their marks, code indented, links with their addresses behind them. In color where that is
/// welcome; paragraphs are broken to the terminal where there is one.
/// </summary>
/// <param name="width">Columns of the terminal; 0 to break nothing.</param>
internal sealed class PageText(bool useColor, int width)
{
    private const int MaxWidth = 100;
    private const string Indent = "    ";

    public string Of(string markdown)
    {
        var text = new StringBuilder();
        var isCode = false;
        foreach (var line in markdown.TrimEnd().Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (isCode)
            {
                text.Append(line.Length > 0 ? Indent + line : "").Append('\n');
            }
            else if (line.StartsWith('#'))
            {
                text.Append(Bold(line.TrimStart('#').Trim())).Append('\n');
            }
            else
            {
                AppendProse(text, line);
            }
        }

        return text.ToString();
    }

    /// <summary>What follows the mark of a list stands below its first word.</summary>
    private void AppendProse(StringBuilder text, string line)
    {
        var plain = Links(line);
        var below = plain.StartsWith("- ", StringComparison.Ordinal) ? "  " : "";
        var isFirst = true;
        foreach (var part in width > 0 ? TerminalText.Wrap(plain[below.Length..], Math.Min(width, MaxWidth) - below.Length) : [plain[below.Length..]])
        {
            text.Append(isFirst ? plain[..below.Length] : below).Append(part).Append('\n');
            isFirst = false;
        }
    }

    /// <summary><c>[title](https://…)</c> becomes <c>title: https://…</c>, and what leads to a file beside it its title.</summary>
    private static string Links(string line)
    {
        var text = new StringBuilder();
        var rest = line.AsSpan();
        while (rest.IndexOf("](") is > 0 and var middle && rest[..middle].LastIndexOf('[') is >= 0 and var start && rest[middle..].IndexOf(')') is > 0 and var length)
        {
            var address = rest.Slice(middle + 2, length - 2);
            text.Append(rest[..start]).Append(rest[(start + 1)..middle]);
            text.Append(address.StartsWith("https://") ? $": {address}" : "");
            rest = rest[(middle + length + 1)..];
        }

        return text.Append(rest).ToString();
    }

    private string Bold(string text) => useColor ? $"\e[1m{text}\e[0m" : text;
}
