using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>The names in an OSV record: its own, those of the same vulnerability, and those that an update fixes.</summary>
internal sealed record OsvIds(string Id, ImmutableArray<string> Aliases, ImmutableArray<string> Covers)
{
    /// <summary>Distributions' updates that fix several vulnerabilities. <see href="https://ossf.github.io/osv-schema/#id-modified-fields"/></summary>
    private static readonly string[] Updates =
    [
        "ALSA-", "ALBA-", "ALEA-", "RLSA-", "RLBA-", "RLEA-", "RXSA-", "RHSA-", "RHBA-", "RHEA-", "SUSE-", "openSUSE-", "USN-", "LSN-",
        "DSA-", "DLA-", "DTSA-", "ELA-", "MGASA-", "MGAA-", "OESA-", "ELSA-", "PHSA-",
    ];

    /// <summary>Updates that mend what is no vulnerability: some name one all the same.</summary>
    private static readonly string[] PlainUpdates = ["ALBA-", "ALEA-", "RLBA-", "RLEA-", "RHBA-", "RHEA-", "MGAA-", "SUSE-RU-", "SUSE-FU-", "SUSE-OU-", "openSUSE-RU-", "openSUSE-FU-", "openSUSE-OU-"];

    /// <summary>It fixes no vulnerability: nobody is affected by anything.</summary>
    public bool IsPlainUpdate => Covers.IsEmpty && StartsWithAny(Id, PlainUpdates);

    public static OsvIds Read(JsonElement record)
    {
        var id = record.Text("id");
        var aliases = record.Texts("aliases");
        var upstream = record.Texts("upstream");
        if (id.StartsWith("DSA-CONTRIB-", StringComparison.Ordinal) || !StartsWithAny(id, Updates))
        {
            return OfOne(id, aliases, upstream);
        }

        var fixes = Clean(id, [.. record.Texts("related"), .. upstream, .. aliases]).RemoveAll(i => !VulnerabilityIds.IsCve(i));
        return new OsvIds(id, [], fixes.IsEmpty ? InReferences(record) : fixes);
    }

    /// <summary>
    /// A distribution's record of one vulnerability names it as what it comes from, or in its own name: UBUNTU-CVE-2020-1944. A record with several CVE ids as
    /// aliases (RustSec of a bundled library, Go of a release) tells of several vulnerabilities: as names of one they would make all of them the same.
    /// </summary>
    private static OsvIds OfOne(string id, ImmutableArray<string> aliases, ImmutableArray<string> upstream)
    {
        var names = Clean(id, [.. aliases, .. upstream.Length == 1 ? upstream : [], CveIn(id)]);
        ImmutableArray<string> cves = [.. names.Where(n => VulnerabilityIds.IsCve(n))];
        return cves.Length > 1 || (cves.Length == 1 && VulnerabilityIds.IsCve(id))
            ? new OsvIds(id, VulnerabilityIds.IsCve(id) ? names.RemoveRange(cves) : [], VulnerabilityIds.IsCve(id) ? [] : cves)
            : new OsvIds(id, names, upstream.Length > 1 ? Clean(id, upstream) : []);
    }

    /// <summary>AlmaLinux's older updates name what they fix nowhere but in their links.</summary>
    private static ImmutableArray<string> InReferences(JsonElement record) =>
        [.. record.Items("references").Select(r => r.Text("url")).Select(u => u[(u.LastIndexOf('/') + 1)..]).Where(n => VulnerabilityIds.IsCve(n)).Distinct(StringComparer.Ordinal)];

    private static ImmutableArray<string> Clean(string own, IEnumerable<string> ids) =>
        [.. ids.Select(i => CveIn(i) is { Length: > 0 } cve ? cve : i).Where(i => i.Length > 0 && i != own).Distinct(StringComparer.Ordinal)];

    /// <summary>The CVE id that a distribution put its name before; empty when there is none.</summary>
    private static string CveIn(string id)
    {
        var at = id.IndexOf("-CVE-", StringComparison.Ordinal);
        return at < 0 ? "" : id[(at + 1)..];
    }

    private static bool StartsWithAny(string id, string[] starts) => Array.Exists(starts, s => id.StartsWith(s, StringComparison.Ordinal));
}
