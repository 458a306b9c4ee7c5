using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Parents;

namespace Drydock.Core.Reports.Formats;

/// <summary>Origins in words.</summary>
internal static class OriginText
{
    /// <summary>base or app; empty when it is not known.</summary>
    public static string Of(Finding finding) => finding.Origin is { } origin ? Kebab.Of(origin) : "";

    /// <summary>Dockerfile:12; empty when it is not known.</summary>
    public static string LineOf(Finding finding) => finding.At.BuiltBy is { } line ? $"{line.File}:{line.Line}" : "";

    /// <summary>The path, or config; with the line of the Dockerfile that brought it in.</summary>
    public static string WhereOf(Finding finding)
    {
        var place = finding.At.Path.Length > 0 ? finding.At.Path : "config";
        return LineOf(finding) is { Length: > 0 } line ? $"{place} ({line})" : place;
    }

    /// <summary>How much of what counts came with the base image; empty when that is not known.</summary>
    public static string Of(PlatformReport platform, IEnumerable<JudgedFinding> open)
    {
        if (platform.Base?.Layers is null)
        {
            return "";
        }

        var counts = open.CountBy(f => f.Finding.Origin ?? Origin.App).ToDictionary(c => c.Key, c => c.Value);
        return $"{Amount.Of(counts.GetValueOrDefault(Origin.Base))} from the base image, {Amount.Of(counts.GetValueOrDefault(Origin.App))} from the application";
    }

    /// <summary>What was found and not asked for, in one sentence; empty when everything was.</summary>
    public static string Others(PlatformReport platform) => platform.Only is { } only
        ? $"Only findings of the {(only == Origin.App ? "application" : "base image")} were asked for: {Amount.Of(platform.Others.Length, "other is", "others are")} not listed."
        : "";
}
