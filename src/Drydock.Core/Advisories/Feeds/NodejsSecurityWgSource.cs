using System.Text.Json;
using Drydock.Core.Advisories.Feeds.Nodejs;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>The records of Node.js's security working group. <see href="https://github.com/nodejs/security-wg/tree/main/vuln"/></summary>
internal sealed class NodejsSecurityWgSource : IAdvisorySource
{
    public SourceInfo Info { get; } = new("nodejs-security-wg", 1, "Node.js's security working group: the runtime, and npm packages until 2018", "lang/npm")
    {
        License = "Node.js Security Working Group, MIT",
        Downloads = [new(new Uri("https://github.com/nodejs/security-wg/archive/refs/heads/main.zip"), "lang/npm/nodejs-security-wg.zip")],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        var parts = document.Name.Split('/');
        var number = parts[^1].EndsWith(".json", StringComparison.Ordinal) ? parts[^1][..^5] : "";
        if (parts.Length < 3 || parts[^3] != "vuln" || number is "" or "index")
        {
            // The index has every record once more; retire.js's documents name scripts for browsers.
            writer.Skip();
            return;
        }

        using var json = FeedJson.Parse(document, writer);
        if (json is null)
        {
            return;
        }

        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            writer.Gap("", "It is no record.");
            return;
        }

        switch (parts[^2])
        {
            case "core":
                NodejsCore.Read(json.RootElement, number, writer);
                break;
            case "deps":
                NodejsCore.ReadBundled(json.RootElement, number, writer);
                break;
            case "npm":
                NodejsPackages.Read(json.RootElement, number, writer);
                break;
            default:
                writer.Skip();
                break;
        }
    }
}
