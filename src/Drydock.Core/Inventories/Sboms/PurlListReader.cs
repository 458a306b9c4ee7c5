using System.Text;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>Reads a plain list of purls, one a line; empty lines and lines that begin with <c>#</c> are passed over.</summary>
internal sealed class PurlListReader : ISbomReader
{
    public string Format => "list of purls";

    public bool Recognizes(SbomBytes bytes)
    {
        foreach (var line in bytes.Content.Span.Split((byte)'\n'))
        {
            var text = bytes.Content.Span[line].Trim(" \t\r"u8);
            if (!text.IsEmpty && text[0] != '#')
            {
                return text.StartsWith("pkg:"u8);
            }
        }

        return false;
    }

    public void Read(SbomBytes bytes, SbomBuilder builder)
    {
        var number = 0;
        foreach (var line in bytes.Content.Span.Split((byte)'\n'))
        {
            number++;
            var text = Encoding.UTF8.GetString(bytes.Content.Span[line].Trim(" \t\r"u8));
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            if (Purl.TryParse(text, out _))
            {
                builder.Add(new SbomEntry { Purl = text });
            }
            else
            {
                builder.Gap(GapKind.Malformed, $"line {number} is no purl: '{text}'");
            }
        }
    }
}
