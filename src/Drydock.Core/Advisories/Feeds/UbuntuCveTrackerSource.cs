using System.Buffers;
using System.Text;
using Drydock.Core.Advisories.Feeds.Ubuntu;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>
/// Ubuntu's CVE tracker: one text file a CVE, with the state of every source package in every release and channel. It is a git tree, which cannot be downloaded as one
/// file of a fixed address: in production it is a checkout in the folder of feeds. <see href="https://git.launchpad.net/ubuntu-cve-tracker/tree/README"/>
/// </summary>
internal sealed class UbuntuCveTrackerSource : IAdvisorySource
{
    public SourceInfo Info { get; } = new("ubuntu-cve-tracker", 1, "Ubuntu's CVE tracker: the state of every source package, also in ESM, FIPS and other channels", "os/ubuntu-cve-tracker")
    {
        IsAboutEveryCve = true,
        License = "Canonical, CC-BY-SA-4.0",
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        var name = document.FileName;
        if (!VulnerabilityIds.IsCve(name) || name.Contains('.'))
        {
            writer.Skip();
            return;
        }

        var bytes = document.ReadBytes().Span;
        var buffer = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(bytes.Length));
        try
        {
            var length = Encoding.UTF8.GetChars(bytes, buffer);
            new UbuntuCveReader(name, writer).Read(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
