using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Dotnet;

/// <summary>Reads the releases of one channel: each lists the vulnerabilities that it mends. <see href="https://github.com/dotnet/core/blob/main/release-notes/schemas/dotnet-releases.json"/></summary>
internal static class DotnetReleases
{
    private const string Note = "the list of releases does not say which part of .NET it is";

    public static void Read(JsonElement channel, FeedWriter writer)
    {
        var name = channel.Text("channel-version");
        foreach (var release in channel.Items("releases"))
        {
            foreach (var entry in release.Items("cve-list"))
            {
                var id = entry.Text("cve-id").Trim();
                if (!VulnerabilityIds.IsCve(id))
                {
                    writer.Gap(id, $"{name}: a release mends something that has no CVE id.");
                    continue;
                }

                writer.Add(new Advisory
                {
                    Id = id,
                    References = release.Text("release-notes") is { Length: > 0 } notes ? [notes] : [],
                    Published = release.Date("release-date"),
                    Affected = [.. Affected(name, release, DotnetProducts.Runtime, "runtime"), .. Affected(name, release, DotnetProducts.AspNetCore, "aspnetcore-runtime")],
                });
            }
        }
    }

    /// <summary>Every version of the channel before the one that mends it, previews too.</summary>
    private static IEnumerable<AffectedPackage> Affected(string channel, JsonElement release, string product, string member)
    {
        var version = release.Member(member).Text("version");
        return version.Length == 0 ? [] : DotnetProducts.Packages(product, channel).Select(p => p with
        {
            Status = AdvisoryStatus.Fixed,
            Spans = [new VersionSpan($"{channel}.0-0", version)],
            Note = Note,
        });
    }
}
