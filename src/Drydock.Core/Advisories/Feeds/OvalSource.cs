using System.Collections.Immutable;
using Drydock.Core.Advisories.Feeds.Oval;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>
/// OVAL definitions of distributions: Debian, Ubuntu (notices), Red Hat, Rocky, Oracle, SUSE, Azure Linux and Mariner, Photon. A definition's tree of tests is read as
/// statements about packages; a tree that cannot be read so is a gap. <see href="https://oval-community-guidelines.readthedocs.io/en/latest/oval-definitions-schema.html"/>
/// </summary>
internal sealed class OvalSource : IAdvisorySource
{
    private static readonly string[] UbuntuReleases = ["bionic", "focal", "jammy", "noble"];

    public SourceInfo Info { get; } = new("oval", 1, "OVAL of Debian, Ubuntu, Red Hat, Rocky, Oracle, SUSE, Azure Linux and Photon",
        "os/debian-oval", "os/ubuntu-usn-oval", "os/redhat-oval", "os/rocky-oval", "os/azurelinux-oval", "os/suse-oval", "os/suse-samples", "os/oracle-oval", "os/photon-oval")
    {
        License = "each distribution's own terms",
        Downloads =
        [
            .. UbuntuReleases.Select(r => Download("https://security-metadata.canonical.com/oval/", "os/ubuntu-usn-oval", $"com.ubuntu.{r}.usn.oval.xml.bz2")),
            Download("https://linux.oracle.com/security/oval/", "os/oracle-oval", "com.oracle.elsa-all.xml.bz2"),
            Download("https://ftp.suse.com/pub/projects/security/oval/", "os/suse-oval", "suse.linux.enterprise.15-affected.xml.gz"),
            Download("https://ftp.suse.com/pub/projects/security/oval/", "os/suse-oval", "suse.linux.enterprise.16-affected.xml.gz"),
            Download("https://ftp.suse.com/pub/projects/security/oval/", "os/suse-oval", "opensuse.tumbleweed.xml.gz"),
            Download("https://raw.githubusercontent.com/microsoft/AzureLinuxVulnerabilityData/main/", "os/azurelinux-oval", "azurelinux-3.0-oval.xml"),
            Download("https://raw.githubusercontent.com/microsoft/AzureLinuxVulnerabilityData/main/", "os/azurelinux-oval", "cbl-mariner-2.0-oval.xml"),
            Download("https://packages.broadcom.com/photon/photon_oval_definitions/", "os/photon-oval", "com.vmware.phsa-photon4.xml.gz"),
            Download("https://packages.broadcom.com/photon/photon_oval_definitions/", "os/photon-oval", "com.vmware.phsa-photon5.xml.gz"),
        ],
    };

    public void Read(FeedDocument document, FeedWriter writer) => FeedXml.Read(document, writer, "oval_definitions", xml =>
    {
        var tables = new OvalTables();
        var definitions = new OvalDocumentReader(xml, tables).Read();
        for (var i = 0; i < definitions.Count; i++)
        {
            OvalAdvisories.Write(definitions[i], tables, document.FileName, writer);
            definitions[i] = null!;
        }
    });

    private static FeedDownload Download(string folder, string saveIn, string file) => new(new Uri(folder + file), $"{saveIn}/{file}");
}
