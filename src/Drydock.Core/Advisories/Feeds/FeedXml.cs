using System.Text;
using System.Xml;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Reads XML of feeds: as a stream, without a DTD, and with limits.</summary>
internal static class FeedXml
{
    /// <param name="limit">Characters that the document may have.</param>
    public static XmlReaderSettings Settings(long limit) => new()
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
