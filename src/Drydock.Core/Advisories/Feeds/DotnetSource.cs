using System.Text.Json;
using Drydock.Core.Advisories.Feeds.Dotnet;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>What Microsoft says of .NET itself: the releases of each channel, and the vulnerabilities of each month. <see href="https://github.com/dotnet/core"/></summary>
internal sealed class DotnetSource : IAdvisorySource
{
    private static readonly string[] Channels = ["2.1", "3.1", "5.0", "6.0", "7.0", "8.0", "9.0", "10.0"];

    public SourceInfo Info { get; } = new("dotnet", 1, ".NET's releases and the vulnerabilities that each mends", "lang/dotnet")
    {
        License = "Microsoft, MIT",
        Downloads = [.. Channels.Select(c => new FeedDownload(new Uri($"https://builds.dotnet.microsoft.com/dotnet/release-metadata/{c}/releases.json"), $"lang/dotnet/{c}-releases.json"))],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!document.FileName.EndsWith(".json", StringComparison.Ordinal) || document.Name.Contains("schemas/", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        using var json = FeedJson.Parse(document, writer);
        switch (json?.RootElement)
        {
            case null:
                break;
            case { } releases when releases.Member("releases").ValueKind == JsonValueKind.Array && releases.Text("channel-version").Length > 0:
                DotnetReleases.Read(releases, writer);
                break;
            case { } month when month.Member("disclosures").ValueKind == JsonValueKind.Array:
                DotnetDisclosures.Read(month, writer);
                break;
            default:
                // The index of channels, the packages that each system needs.
                writer.Skip();
                break;
        }
    }
}
