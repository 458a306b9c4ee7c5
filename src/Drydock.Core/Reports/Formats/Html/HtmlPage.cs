using System.Text;

namespace Drydock.Core.Reports.Formats.Html;

/// <summary>Writes elements, and escapes every text and every attribute on the way: whatever a stranger wrote stays text.</summary>
internal sealed class HtmlPage(Stream output) : IDisposable
{
    private readonly StreamWriter writer = new(output, new UTF8Encoding(false), 32 << 10, leaveOpen: true) { NewLine = "\n" };
    private readonly Stack<string> open = new();

    public HtmlPage Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        WriteStart(tag, attributes);
        open.Push(tag);
        return this;
    }

    public HtmlPage Close()
    {
        var tag = open.Pop();
        writer.Write($"</{tag}>");
        if (IsBlock(tag))
        {
            writer.WriteLine();
        }

        return this;
    }

    public HtmlPage Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes) => Open(tag, attributes).Text(text).Close();

    /// <summary>An element that has no end.</summary>
    public HtmlPage Void(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        WriteStart(tag, attributes);
        return this;
    }

    public HtmlPage Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>The document type, and style and script of our own: never anything from a report.</summary>
    public HtmlPage Ours(string text)
    {
        writer.Write(text);
        return this;
    }

    public void Dispose() => writer.Dispose();

    private void WriteStart(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.Write('<');
        writer.Write(tag);
        foreach (var (name, value) in attributes)
        {
            writer.Write(' ');
            writer.Write(name);
            writer.Write("=\"");
            Escape(value);
            writer.Write('"');
        }

        writer.Write('>');
    }

    private void Escape(string text)
    {
        foreach (var c in TerminalText.Clean(text, keepEnds: true))
        {
            switch (c)
            {
                case '<':
                    writer.Write("&lt;");
                    break;
                case '>':
                    writer.Write("&gt;");
                    break;
                case '&':
                    writer.Write("&amp;");
                    break;
                case '"':
                    writer.Write("&quot;");
                    break;
                case '\'':
                    writer.Write("&#39;");
                    break;
                default:
                    writer.Write(c);
                    break;
            }
        }
    }

    private static bool IsBlock(string tag) => tag is "tr" or "thead" or "tbody" or "table" or "section" or "div" or "li" or "ul" or "p" or "h1" or "h2" or "h3" or "header" or "main" or "article" or "footer" or "svg" or "g" or "dd" or "title" or "style" or "script" or "head" or "body" or "html" or "form" or "details";
}
