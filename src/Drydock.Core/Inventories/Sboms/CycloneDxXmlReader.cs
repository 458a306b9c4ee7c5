using System.Xml;
using System.Xml.Linq;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>CycloneDX XML, 1.2 and later. No document type and nothing outside the file is ever read. <see href="https://cyclonedx.org/docs/1.6/xml/"/></summary>
internal sealed class CycloneDxXmlReader : ISbomReader
{
    private const string NamespacePrefix = "http://cyclonedx.org/schema/bom/";
    private const int MaxDepth = 64;

    public string Format => "CycloneDX XML";

    public bool Recognizes(SbomBytes bytes) => bytes.IsXml && bytes.Content.Span.IndexOf("cyclonedx.org/schema/bom"u8) >= 0;

    public void Read(SbomBytes bytes, SbomBuilder builder)
    {
        var bom = Parse(bytes);
        if (bom.Name.LocalName != "bom" || !bom.Name.NamespaceName.StartsWith(NamespacePrefix, StringComparison.Ordinal))
        {
            throw new InvalidDataException("its first element is not CycloneDX's bom");
        }

        builder.SpecVersion = bom.Name.NamespaceName[NamespacePrefix.Length..];
        var metadata = Child(bom, "metadata");
        builder.Tools.AddRange(Children(metadata, "tools").SelectMany(t => t.Elements().Concat(Children(t, "components").Elements())).Where(t => t.Name.LocalName is "tool" or "component").Select(t => $"{Text(t, "name")} {Text(t, "version")}".Trim()));
        CycloneDxTerms.Read(Properties(metadata), builder);
        if (Child(metadata, "component") is { } subject)
        {
            ReadSubject(subject, builder);
        }

        foreach (var component in Children(Child(bom, "components"), "component"))
        {
            ReadComponent(component, builder);
        }

        foreach (var dependency in Children(Child(bom, "dependencies"), "dependency"))
        {
            foreach (var needed in Children(dependency, "dependency"))
            {
                builder.AddEdge(Attribute(dependency, "ref"), Attribute(needed, "ref"));
            }
        }
    }

    private static XElement Parse(SbomBytes bytes)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersFromEntities = 1024 };
        CheckDepth(bytes, settings);
        using var reader = XmlReader.Create(new MemoryStream(bytes.Content.ToArray(), writable: false), settings);
        return XElement.Load(reader);
    }

    /// <summary>Elements in elements without end would exhaust the stack of whoever walks them.</summary>
    private static void CheckDepth(SbomBytes bytes, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes.Content.ToArray(), writable: false), settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new InvalidDataException($"its elements nest deeper than {MaxDepth}");
            }
        }
    }

    private static void ReadSubject(XElement component, SbomBuilder builder)
    {
        builder.SubjectName = Text(component, "name");
        builder.SubjectVersion = Text(component, "version");
        builder.SubjectPurl = Text(component, "purl");
        var hash = Children(Child(component, "hashes"), "hash").FirstOrDefault(h => Attribute(h, "alg") is "SHA-256" or "SHA-512");
        builder.SubjectDigest = hash is null ? "" : CycloneDxTerms.DigestText(Attribute(hash, "alg"), hash.Value.Trim());
        CycloneDxTerms.ReadSubject(Properties(component), builder);
        foreach (var child in Children(Child(component, "components"), "component"))
        {
            ReadComponent(child, builder);
        }
    }

    private static void ReadComponent(XElement component, SbomBuilder builder)
    {
        var entry = new SbomEntry
        {
            Ref = Attribute(component, "bom-ref"),
            Group = Text(component, "group"),
            Name = Text(component, "name"),
            Version = Text(component, "version"),
            Purl = Text(component, "purl"),
            Vendor = Child(component, "supplier") is { } supplier ? Text(supplier, "name") : "",
        };
        foreach (var hash in Children(Child(component, "hashes"), "hash"))
        {
            entry.AddHash(Attribute(hash, "alg"), hash.Value.Trim());
        }

        if (Child(component, "licenses") is { } licenses)
        {
            entry.AddLicense(Text(licenses, "expression"));
            foreach (var license in Children(licenses, "license"))
            {
                entry.AddLicense(Text(license, "id"));
                entry.AddLicense(Text(license, "name"));
            }
        }

        foreach (var occurrence in Children(Child(Child(component, "evidence"), "occurrences"), "occurrence").Select(o => Text(o, "location")).Where(l => l.Length > 0))
        {
            entry.Locations.Add(occurrence);
        }

        CycloneDxTerms.Add(builder, Attribute(component, "type"), Text(component, "description"), Text(component, "publisher"), entry, Properties(component));
        foreach (var child in Children(Child(component, "components"), "component"))
        {
            ReadComponent(child, builder);
        }
    }

    private static List<(string Name, string Value)> Properties(XElement? element) => [.. Children(Child(element, "properties"), "property").Select(p => (Attribute(p, "name"), p.Value))];

    private static XElement? Child(XElement? element, string name) => Children(element, name).FirstOrDefault();

    private static IEnumerable<XElement> Children(XElement? element, string name) => element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    private static string Text(XElement element, string name) => Child(element, name)?.Value.Trim() ?? "";

    private static string Attribute(XElement element, string name) => element.Attribute(name)?.Value ?? "";
}
