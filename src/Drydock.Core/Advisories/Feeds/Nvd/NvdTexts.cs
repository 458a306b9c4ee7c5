using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Nvd;

/// <summary>Reads lists that both formats have in the same shape.</summary>
internal static class NvdTexts
{
    public static ImmutableArray<string> Addresses(IEnumerable<JsonElement> references) =>
        [.. references.Select(r => r.Text("url")).Where(u => u.StartsWith("http", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    /// <summary>Without <c>NVD-CWE-noinfo</c> and <c>NVD-CWE-Other</c>, which name none.</summary>
    public static ImmutableArray<string> Weaknesses(IEnumerable<JsonElement> weaknesses) =>
        [.. weaknesses.SelectMany(w => w.Items("description")).Select(d => d.Text("value")).Where(v => v.StartsWith("CWE-", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
}
