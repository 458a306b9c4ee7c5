using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;

namespace Drydock.Core.Advisories.Feeds.Updates;

/// <summary>Reads one <c>update</c>. Only security updates are advisories; fixes of other mistakes pass.</summary>
internal sealed partial class UpdateReader(XmlReader xml, FeedWriter writer)
{
    private readonly UpdatePackages _packages = new();
    private readonly List<string> _cves = [];
    private readonly List<string> _links = [];
    private readonly HashSet<string> _troubles = [];
    private string _id = "";
    private string _title = "";
    private string _description = "";
    private string _severity = "";
    private string _issued = "";
    private string _updated = "";
    private string _release = "";
    private string _module = "";
    private UpdatePlace? _place;

    public void Read()
    {
        var isSecurity = xml.Attribute("type") == "security";
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    ReadElement(xml.LocalName);
                }
            }
        }

        if (isSecurity)
        {
            Write();
        }
    }

    private void Write()
    {
        if (_id.Length == 0)
        {
            writer.Gap("", $"An update has no id: '{_title}'.");
            return;
        }

        foreach (var trouble in _troubles)
        {
            writer.Gap(_id, trouble);
        }

        var severity = _severity == "None" ? null : SeverityWords.Read(_severity);
        writer.Add(new Advisory
        {
            Id = _id,
            Covers = Covers(),
            Title = _title,
            Description = _description,
            References = [.. _links.Distinct()],
            Published = FeedJson.ParseDate(_issued),
            Modified = FeedJson.ParseDate(_updated),
            Ratings = severity is { } rated && _packages.Vendor.Length > 0 ? [new Rating(_packages.Vendor, rated)] : [],
            Affected = [.. _packages.Statements(severity)],
        });
    }

    /// <summary>Fedora names vulnerabilities in the titles of bugs, or in the text only.</summary>
    private ImmutableArray<string> Covers() => [.. (_cves.Count > 0 ? _cves : CvePattern().Matches(_description).Select(m => m.Value)).Distinct()];

    private void ReadElement(string name)
    {
        switch (name)
        {
            case "id":
                _id = xml.ReadText();
                break;
            case "title":
                _title = xml.ReadText();
                break;
            case "description":
                _description = xml.ReadText();
                break;
            case "severity":
                _severity = xml.ReadText();
                break;
            case "release":
                _release = xml.ReadText();
                break;
            case "issued":
                _issued = xml.Attribute("date");
                break;
            case "updated":
                _updated = xml.Attribute("date");
                break;
            case "reference":
                ReadReference();
                break;
            case "collection":
                (_module, _place) = ("", UpdatePlace.Parse(xml.Attribute("short")));
                break;
            case "name":
                _place = UpdatePlace.Parse(xml.ReadText()) ?? _place;
                break;
            case "module":
                _module = $"{xml.Attribute("name")}:{xml.Attribute("stream")}";
                break;
            case "package":
                ReadPackage();
                break;
        }
    }

    private void ReadReference()
    {
        if (xml.Attribute("href") is { Length: > 0 } link && link.StartsWith("http", StringComparison.Ordinal))
        {
            _links.Add(link);
        }

        _cves.AddRange(CvePattern().Matches($"{xml.Attribute("id")} {xml.Attribute("title")}").Select(m => m.Value));
    }

    /// <summary>A source package is not installed: what is built from it stands beside it.</summary>
    private void ReadPackage()
    {
        var (name, version, release, epoch, machine) = (xml.Attribute("name"), xml.Attribute("version"), xml.Attribute("release"), xml.Attribute("epoch"), xml.Attribute("arch"));
        if (machine is "src" or "nosrc")
        {
            return;
        }

        if (name.Length == 0 || version.Length == 0)
        {
            _troubles.Add($"A package has no name or no version: '{name}'.");
        }
        else if ((_place ?? UpdatePlace.Parse(_release)) is not { } place)
        {
            _troubles.Add("The release that its packages are for is not known.");
        }
        else
        {
            var evr = $"{(epoch is "" or "0" ? "" : epoch + ":")}{version}{(release.Length > 0 ? "-" + release : "")}";
            _packages.Add(place, _module, name, evr, machine);
        }
    }

    [GeneratedRegex(@"\bCVE-\d{4}-\d{4,10}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CvePattern();
}
