using System.Text;
using System.Xml;

namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>Reads one <c>definition</c>: what its dialect writes into the metadata, and the tree of criteria.</summary>
internal sealed class OvalDefinitionReader(XmlReader xml, OvalDefinition definition, OvalTexts texts)
{
    /// <summary>Deeper trees are not made by any distribution; resolving walks the tree.</summary>
    private const int MaxDepth = 24;

    private readonly Stack<OvalNode> _open = [];

    public void Read()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                ReadElement(xml.LocalName);
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "criteria")
            {
                _open.Pop();
            }
        }
    }

    private void ReadElement(string name)
    {
        switch (name)
        {
            case "criteria" or "criterion" or "extend_definition":
                ReadNode(name);
                break;
            case "title":
                definition.Title = xml.ReadText();
                break;
            case "description":
                definition.Description = Encoding.UTF8.GetBytes(xml.ReadText());
                break;
            case "moreinfo":
                definition.Description = xml.ReadText() is { Length: > 0 } more ? Encoding.UTF8.GetBytes(more) : definition.Description;
                break;
            case "platform":
                definition.Platforms.Add(texts.Shared(xml.ReadText()));
                break;
            case "cpe":
                definition.Cpes.Add(xml.ReadText());
                break;
            case "severity":
                definition.Severity = xml.ReadText();
                break;
            case "patchable":
                definition.Patchable = xml.ReadText();
                break;
            case "advisory":
                definition.From = xml.Attribute("from");
                break;
            case "reference":
                ReadReference();
                break;
            case "issued":
                definition.Issued = xml.Attribute("date");
                break;
            case "date" or "advisory_date":
                definition.Issued = xml.ReadText();
                break;
            case "updated":
                definition.Updated = xml.Attribute("date");
                break;
            case "cve":
                ReadCve();
                break;
        }
    }

    private void ReadReference()
    {
        if (xml.Attribute("ref_url") is { Length: > 0 } link)
        {
            definition.Links.Add(link);
        }

        AddCve(xml.Attribute("ref_id"));
    }

    /// <summary>Reads <c>cvss3="9.3/CVSS:3.1/…"</c> (Red Hat, Oracle, SUSE) or <c>cvss_vector="CVSS:3.1/…"</c> (Ubuntu).</summary>
    private void ReadCve()
    {
        var joined = xml.Attribute("cvss3");
        definition.Vectors.Add(joined.Length > 0 ? joined[(joined.IndexOf('/') + 1)..] : xml.Attribute("cvss_vector"));
        AddCve(xml.ReadText());
    }

    /// <summary>Takes the id out of <c>CVE-…</c>, <c>Mitre CVE-…</c>, <c>CVE-… at SUSE</c> and <c>CVE:00001:CVE-…</c>.</summary>
    private void AddCve(string text)
    {
        var start = text.LastIndexOf("CVE-", StringComparison.Ordinal);
        if (start < 0)
        {
            return;
        }

        var end = text.IndexOf(' ', start);
        definition.Cves.Add(end < 0 ? text[start..] : text[start..end]);
    }

    private void ReadNode(string name)
    {
        var node = new OvalNode(xml.Attribute("operator") == "OR", xml.Attribute("negate") is "true" or "1", texts.Shared(xml.Attribute("test_ref")), texts.Comment(xml))
        {
            IsCriteria = name == "criteria",
        };
        if (_open.TryPeek(out var parent))
        {
            parent.Add(node);
        }
        else
        {
            definition.Criteria ??= node;
        }

        if (xml.Attribute("operator") is not ("" or "AND" or "OR"))
        {
            definition.Trouble = $"its criteria are joined by {xml.Attribute("operator")}";
        }

        if (node.IsCriteria && !xml.IsEmptyElement)
        {
            _open.Push(node);
            definition.Trouble = _open.Count > MaxDepth ? $"its criteria are nested deeper than {MaxDepth}" : definition.Trouble;
        }
    }
}
