using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Drydock.Core.Inventories.Os.Rpm;
using Drydock.Core.Repositories.Upgrading;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Reads primary.xml, the list of a repository's packages, as a stream: <see href="https://github.com/rpm-software-management/createrepo_c/blob/master/doc/primary.rng"/>.</summary>
internal sealed class RpmPrimary(XmlReader xml, string architecture, Limits limits, string what)
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public List<RpmRecord> Read()
    {
        var records = new List<RpmRecord>();
        xml.MoveToContent();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "package" || xml.Depth != 1)
            {
                continue;
            }

            if (records.Count >= limits.FeedDocuments)
            {
                throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading {what} failed: it has more than {limits.FeedDocuments} packages.", "Do not use this repository.");
            }

            if (ReadPackage() is { } record)
            {
                records.Add(record);
            }
        }

        return records;
    }

    /// <summary>Null for a source package.</summary>
    private RpmRecord? ReadPackage()
    {
        var draft = new RpmRecordDraft();
        if (!xml.IsEmptyElement)
        {
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == 1))
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    Take(draft);
                }
            }
        }

        return draft.Finish(architecture, what);
    }

    private void Take(RpmRecordDraft draft)
    {
        switch (xml.LocalName)
        {
            case "name" when xml.Depth == 2:
                draft.Name = Text();
                break;
            case "arch" when xml.Depth == 2:
                draft.Architecture = Text();
                break;
            case "version" when xml.Depth == 2:
                _ = int.TryParse(xml.GetAttribute("epoch"), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch);
                draft.Version = RpmPackage.FullVersion(epoch, xml.GetAttribute("ver") ?? "", xml.GetAttribute("rel") ?? "");
                break;
            case "checksum" when xml.Depth == 2:
                (draft.ChecksumType, draft.Checksum) = (xml.GetAttribute("type") ?? "", Text());
                break;
            case "size" when xml.Depth == 2:
                _ = long.TryParse(xml.GetAttribute("package"), NumberStyles.None, CultureInfo.InvariantCulture, out var size);
                draft.Size = size;
                break;
            case "location" when xml.Depth == 2:
                draft.Path = xml.GetAttribute("href") ?? "";
                break;
            case "sourcerpm":
                draft.SourceFile = Text();
                break;
            case "provides" or "requires" or "conflicts" or "obsoletes" when !xml.IsEmptyElement:
                ReadEntries(draft.Relations(xml.LocalName));
                break;
            case "file":
                draft.Relations("provides").Add(new PackageRelation(Text()));
                break;
            default:
                break;
        }
    }

    private void ReadEntries(ImmutableArray<PackageRelation>.Builder target)
    {
        var depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("name") is { Length: > 0 } name)
            {
                var epoch = xml.GetAttribute("epoch");
                var version = xml.GetAttribute("ver") ?? "";
                var release = xml.GetAttribute("rel") ?? "";
                var whole = $"{(epoch is null or "0" or "" ? "" : epoch + ":")}{version}{(release.Length > 0 ? "-" : "")}{release}";
                target.Add(RpmSenses.Relation(Shared(name), RpmSenses.Of(xml.GetAttribute("flags")), whole));
            }
        }
    }

    private string Text() => xml.IsEmptyElement ? "" : xml.Read() && xml.NodeType == XmlNodeType.Text ? Shared(xml.Value.Trim()) : "";

    /// <summary>Most names come again and again.</summary>
    private string Shared(string text)
    {
        if (names.TryGetValue(text, out var known))
        {
            return known;
        }

        names.Add(text, text);
        return text;
    }
}
