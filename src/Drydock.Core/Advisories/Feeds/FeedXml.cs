using System.Text;
using System.Xml;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Reads XML of feeds: as a stream, without a DTD, and with limits.</summary>
internal static class FeedXml
{
    /// <summary>Reads a document whose first element has this name. One of another name, or of another ending than <c>.xml</c>, is skipped; XML that is not sound is a gap.</summary>
    /// <param name="read">Called with the reader on the first element.</param>
    public static void Read(FeedDocument document, FeedWriter writer, string root, Action<XmlReader> read)
    {
        if (!document.FileName.EndsWith(".xml", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        try
        {
            using var xml = XmlReader.Create(document.Content, Settings(document.Limit));
            xml.MoveToContent();
            if (xml.LocalName == root)
            {
                read(xml);
            }
            else
            {
                writer.Skip();
            }
        }
        catch (XmlException e)
        {
            writer.Gap("", $"It is no sound XML: {e.Message}");
        }
    }

    /// <param name="limit">Characters that the document may have.</param>
    private static XmlReaderSettings Settings(long limit) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = limit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    /// <summary>The text of the element that the reader is on, also of elements within it; the reader ends on the element's end.</summary>
    public static string ReadText(this XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        string? first = null;
        StringBuilder? all = null;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            if (first is null)
            {
                first = xml.Value;
            }
            else
            {
                (all ??= new StringBuilder(first)).Append(xml.Value);
            }
        }

        return (all?.ToString() ?? first ?? "").Trim();
    }

    /// <summary>The value of an attribute; empty when it is missing.</summary>
    public static string Attribute(this XmlReader xml, string name) => xml.GetAttribute(name) ?? "";
}
