using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Csaf;

/// <summary>What one vulnerability's lists say of each product: why there is no fix, why it is not affected, and how bad it is there.</summary>
internal sealed class CsafRemedies
{
    private readonly Dictionary<string, (AdvisoryStatus Status, string Words)> _unfixed = [];
    private readonly Dictionary<string, string> _flags = [];
    private readonly Dictionary<string, Severity> _severities = [];

    public CsafRemedies(JsonElement vulnerability)
    {
        foreach (var remedy in vulnerability.Items("remediations"))
        {
            var words = remedy.Text("details").Trim();
            if (Status(remedy.Text("category"), words) is { } status)
            {
                foreach (var id in remedy.Texts("product_ids"))
                {
                    _unfixed[id] = (status, words);
                }
            }
        }

        foreach (var flag in vulnerability.Items("flags"))
        {
            foreach (var id in flag.Texts("product_ids"))
            {
                _flags[id] = flag.Text("label").Replace('_', ' ');
            }
        }

        foreach (var threat in vulnerability.Items("threats").Where(t => t.Text("category") == "impact"))
        {
            if (SeverityWords.Read(threat.Text("details")) is not { } severity)
            {
                continue;
            }

            foreach (var id in threat.Texts("product_ids"))
            {
                _severities[id] = severity;
            }
        }
    }

    /// <summary>What is said of an affected product that has no fix.</summary>
    public (AdvisoryStatus Status, string Words) Unfixed(string id) => _unfixed.GetValueOrDefault(id, (AdvisoryStatus.Affected, ""));

    public string Flag(string id) => _flags.GetValueOrDefault(id, "");

    public Severity? Severity(string id) => _severities.TryGetValue(id, out var severity) ? severity : null;

    private static AdvisoryStatus? Status(string category, string words) => category switch
    {
        "no_fix_planned" => words.StartsWith("Out of support", StringComparison.OrdinalIgnoreCase) ? AdvisoryStatus.EndOfLife : AdvisoryStatus.WillNotFix,
        "none_available" => words.StartsWith("Fix deferred", StringComparison.OrdinalIgnoreCase) ? AdvisoryStatus.Deferred : AdvisoryStatus.Affected,
        _ => null,
    };
}
