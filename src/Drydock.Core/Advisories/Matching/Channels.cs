using Drydock.Core.Advisories.Feeds.Csaf;
using Drydock.Core.Advisories.Storage;

namespace Drydock.Core.Advisories.Matching;

/// <summary>
/// Says whether a fix of a channel (a repository beside the plain one, mostly one that must be subscribed to) is about a package. No image says from which channel its
/// packages come; their versions do, in most distributions. Where they do not, the plain channel alone speaks.
/// </summary>
internal static class Channels
{
    /// <summary>Target software of a CPE stands as a channel, too: it is another product's plug-in, and about no package.</summary>
    public static bool IsFor(Statement statement, PackageQuery query)
    {
        var (channel, version) = (statement.Channel, query.Version);
        return channel.Length == 0
            || (channel.StartsWith("ksplice", StringComparison.Ordinal) && version.Contains("ksplice", StringComparison.Ordinal))
            || (channel.StartsWith("fips", StringComparison.Ordinal) && version.Contains("fips", StringComparison.OrdinalIgnoreCase))
            || DistributionOf(query) switch
            {
                "ubuntu" => channel.StartsWith("esm", StringComparison.Ordinal) && version.Contains("esm", StringComparison.Ordinal),
                "rhel" => IsForMinor(statement, query),
                "amzn" => IsForExtra(channel, version),
                "sles" => IsForLongTerm(statement, version),
                _ => false,
            };
    }

    private static string DistributionOf(PackageQuery query) => query.Space[..Math.Max(0, query.Space.IndexOf(':'))];

    /// <summary>
    /// Red Hat mends a minor release by itself for years (EUS, AUS, E4S, TUS), in one line of builds: <c>7.61.1-22.el8_6.4</c> holds what <c>el8_6.3</c> mended, whoever
    /// has it. What is older is the plain release's to tell: its fix is the one that every image can get.
    /// </summary>
    private static bool IsForMinor(Statement statement, PackageQuery query) =>
        ZStream.Minor(query.Version) is { } minor
        && statement.Channel.EndsWith($".{minor}", StringComparison.Ordinal)
        && FixOf(statement) is { } mended
        && ZStream.Minor(mended) == minor
        && query.Scheme.Compare(query.Version, mended) >= 0;

    /// <summary>Amazon's extras are named for the version that they bring, <c>kernel-5.15</c>, <c>php8.1</c>, <c>redis6</c>; what is named for no version (docker, livepatch) cannot be told from the plain release.</summary>
    private static bool IsForExtra(string channel, string version)
    {
        var start = channel.AsSpan().LastIndexOfAnyExcept("0123456789.") + 1;
        var series = channel[start..];
        var upstream = version.AsSpan(version.IndexOf(':') + 1);
        return series.Length > 0 && upstream.StartsWith(series, StringComparison.Ordinal) && upstream.Length > series.Length && upstream[series.Length] is '.' or '-';
    }

    /// <summary>SUSE's long term support goes on with the builds of its service pack, so what came before its fix is affected; the number that stands for the pack (<c>150300</c>) must be the same.</summary>
    private static bool IsForLongTerm(Statement statement, string version) =>
        statement.Channel.StartsWith("ltss", StringComparison.Ordinal) && FixOf(statement) is { } mended && PackOf(mended).SequenceEqual(PackOf(version));

    /// <summary>Before SUSE Linux Enterprise 15 SP3 versions do not show it.</summary>
    private static ReadOnlySpan<char> PackOf(string version)
    {
        var release = version.AsSpan(version.LastIndexOf('-') + 1);
        var dot = release.IndexOf('.');
        return dot == 6 && release.StartsWith("15", StringComparison.Ordinal) ? release[..dot] : [];
    }

    private static string? FixOf(Statement statement) => statement.Spans.IsEmpty ? null : statement.Spans[0].Fixed;
}
