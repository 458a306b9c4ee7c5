using System.Text;
using System.Xml;

namespace Drydock.Core.Reports.Formats;

/// <summary>Writes one XML document, with its declaration and a newline at the end.</summary>
internal static class XmlPage
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };

    public static void Write(Stream output, Action<XmlWriter> write)
    {
        using (var writer = XmlWriter.Create(output, Settings))
        {
            write(writer);
        }

        output.WriteByte((byte)'\n');
    }
}
