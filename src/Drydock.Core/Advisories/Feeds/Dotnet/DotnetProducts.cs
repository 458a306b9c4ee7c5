using System.Text.Json;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Feeds.Dotnet;

/// <summary>The names under which the parts of .NET are found in images.</summary>
internal static class DotnetProducts
{
    public const string Runtime = "dotnet-runtime";

    public const string AspNetCore = "dotnet-aspnetcore";

    /// <summary>What <c>deps.json</c> of a shared framework or of an application that brings its own calls it, once for each platform. <see href="https://learn.microsoft.com/dotnet/core/rid-catalog"/></summary>
    private static readonly string[] Platforms = ["linux-x64", "linux-arm64", "linux-arm", "linux-musl-x64", "linux-musl-arm64", "linux-musl-arm"];

    public static IVersionScheme Scheme { get; } = VersionSchemes.Find("nuget")!;

    /// <summary>Every name of a product; nothing for one that no image has.</summary>
    /// <param name="channel">The release line, <c>8.0</c>: before 3.0 the packages were named otherwise.</param>
    public static IEnumerable<AffectedPackage> Packages(string product, string channel) => product switch
    {
        Runtime => Named("microsoft.netcore.app", channel),
        AspNetCore => Named("microsoft.aspnetcore.app", channel),
        "dotnet-sdk" => [new AffectedPackage { Space = Spaces.Cpe, Name = "microsoft:.net_sdk" }],
        _ => [],
    };

    /// <summary>A statement's versions; null when it does not say where they end.</summary>
    public static VersionSpan? Span(JsonElement statement)
    {
        var (first, last, mended) = (statement.Text("min_vulnerable"), statement.Text("max_vulnerable"), statement.Text("fixed"));
        return mended.Length > 0 ? new VersionSpan(first.Length > 0 ? first : null, mended)
            : last.Length > 0 ? new VersionSpan(first.Length > 0 ? first : null, null, last)
            : null;
    }

    private static IEnumerable<AffectedPackage> Named(string name, string channel) => Scheme.Compare(channel, "3.0") < 0
        ? [new AffectedPackage { Space = "nuget", Name = name }, .. Platforms.Select(p => new AffectedPackage { Space = "nuget", Name = $"runtime.{p}.{name}" })]
        : Platforms.Select(p => new AffectedPackage { Space = "nuget", Name = $"{name}.runtime.{p}" });
}
