using Drydock.Core.Advisories.Feeds.Csaf;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>
/// Red Hat's CSAF documents: VEX, one a CVE, which also say what is not affected and what will not be fixed, and advisories (RHSA). They are published as an archive whose
/// name has its date and stands in <c>archive_latest.txt</c>. Other publishers' documents are skipped.
/// <see href="https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html"/> <see href="https://security.access.redhat.com/data/csaf/v2/vex/"/>
/// </summary>
internal sealed class CsafVexSource : IAdvisorySource
{
    public SourceInfo Info { get; } = new("csaf-vex", 1, "Red Hat's VEX and advisories: fixed, affected, will not fix, not affected, with EUS and other channels", "os/redhat-csaf-vex")
    {
        License = "Red Hat, CC-BY-4.0",
        Downloads = [new(new Uri("https://security.access.redhat.com/data/csaf/v2/vex/archive_latest.txt"), "os/redhat-csaf-vex/csaf_vex.tar.zst") { IsNameOfFile = true }],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!document.FileName.EndsWith(".json", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        using var json = FeedJson.Parse(document, writer);
        if (json is null)
        {
            return;
        }

        var head = json.RootElement.Member("document");
        if (!head.Member("publisher").Text("name").StartsWith("Red Hat", StringComparison.Ordinal) || !head.Text("category").StartsWith("csaf_", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        new CsafReader(json.RootElement, writer).Read();
    }
}
