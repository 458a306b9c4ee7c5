using System.Globalization;
using System.Xml;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Reads repomd.xml, which names the files of a repository's metadata and their digests.</summary>
internal static class RpmIndex
{
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/>, <see cref="ErrorCodes.Untrusted"/></exception>
    public static RpmIndexEntry Primary(byte[] index, string what)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(index), RpmXml.Settings(index.Length));
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "data" && xml.GetAttribute("type") == "primary" && !xml.IsEmptyElement)
                {
                    return Read(xml, what);
                }
            }
        }
        catch (XmlException e)
        {
            throw Malformed(what, e.Message, e);
        }

        throw Malformed(what, "it names no list of packages.");
    }

    private static RpmIndexEntry Read(XmlReader xml, string what)
    {
        var (path, type, checksum, size) = ("", "", "", 0L);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "data"))
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.LocalName : "")
            {
                case "location":
                    path = xml.GetAttribute("href") ?? "";
                    break;
                case "checksum":
                    type = xml.GetAttribute("type") ?? "";
                    checksum = xml.ReadString();
                    break;
                case "size":
                    _ = long.TryParse(xml.ReadString(), NumberStyles.None, CultureInfo.InvariantCulture, out size);
                    break;
                default:
                    break;
            }
        }

        return path.Length > 0 && size > 0 ? new RpmIndexEntry(path, RpmChecksum.Parse(type, checksum.Trim(), what), size) : throw Malformed(what, "its list of packages has no location or no size.");
    }

    private static DrydockException Malformed(string what, string happened, Exception? inner = null) =>
        new(ErrorCodes.Malformed, $"Reading {what} failed: {happened}", "Check where it comes from.", inner);
}
