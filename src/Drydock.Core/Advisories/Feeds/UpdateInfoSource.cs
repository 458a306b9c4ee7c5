using System.Xml;
using Drydock.Core.Advisories.Feeds.Updates;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>
/// The updateinfo.xml of RPM repositories: Amazon Linux, Fedora, EPEL, Oracle, Rocky, AlmaLinux. Its address in a mirror changes with every update, so it is none that can be
/// listed. <see href="https://github.com/rpm-software-management/createrepo_c/blob/master/doc/updateinfo.xml.md"/>
/// </summary>
internal sealed class UpdateInfoSource : IAdvisorySource
{
    public SourceInfo Info { get; } = new("updateinfo", 1, "Security updates in the repositories of Amazon Linux, Fedora, EPEL, Oracle, Rocky and AlmaLinux",
        "os/amazon", "os/amazon-samples", "os/fedora", "os/epel", "os/oracle-updateinfo", "os/rocky-updateinfo", "os/almalinux-updateinfo")
    {
        License = "each distribution's own terms",
    };

    public void Read(FeedDocument document, FeedWriter writer) => FeedXml.Read(document, writer, "updates", xml =>
    {
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "update" })
            {
                new UpdateReader(xml, writer).Read();
            }
        }
    });
}
