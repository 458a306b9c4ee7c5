namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>One definition as it stands in the document.</summary>
internal sealed class OvalDefinition
{
    public required string Id { get; init; }

    public string Title { get; set; } = "";

    /// <summary>Half of a document is descriptions, and all wait for its end: they wait as UTF-8.</summary>
    public byte[] Description { get; set; } = [];

    public List<string> Platforms { get; } = [];

    public List<string> Cves { get; } = [];

    public List<string> Links { get; } = [];

    public List<string> Cpes { get; } = [];

    /// <summary>CVSS vectors of its vulnerabilities; empty texts where none is given.</summary>
    public List<string> Vectors { get; } = [];

    public string Severity { get; set; } = "";

    public string Issued { get; set; } = "";

    public string Updated { get; set; } = "";

    /// <summary>The attribute <c>from</c> of the advisory: an address, or with Rocky a CPE.</summary>
    public string From { get; set; } = "";

    /// <summary>Microsoft's <c>patchable</c>: true, false or Not Applicable.</summary>
    public string Patchable { get; set; } = "";

    public OvalNode? Criteria { get; set; }

    /// <summary>Why the definition cannot be understood; empty when it can.</summary>
    public string Trouble { get; set; } = "";
}
