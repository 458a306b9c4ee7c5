using System.Collections.Immutable;
using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts;

/// <summary>Every name that a finding is called by, in policies, waivers and statements.</summary>
internal static class FindingNames
{
    /// <summary>The first is its own.</summary>
    public static ImmutableArray<string> Of(Finding finding) => finding.Vulnerability is { } vulnerability
        ? [vulnerability.Id, .. vulnerability.Aliases]
        : [finding.Rule.Id, finding.Rule.Name, .. finding.Rule.Aliases.Where(a => a.StartsWith("trivy:", StringComparison.Ordinal)).Select(a => OfTrivy(a["trivy:".Length..]))];

    /// <summary>Trivy's checks have been called AVD-DS-0002, DS-0002 and DS002; one form for all.</summary>
    public static string OfTrivy(string id)
    {
        var bare = id.StartsWith("AVD-", StringComparison.OrdinalIgnoreCase) ? id[4..] : id;
        var letters = bare.TrimEnd("0123456789".ToCharArray());
        return $"trivy:{letters.TrimEnd('-').ToUpperInvariant()}-{bare[letters.Length..].TrimStart('0')}";
    }
}
