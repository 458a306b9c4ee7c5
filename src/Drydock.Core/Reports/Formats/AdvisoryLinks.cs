using System.Text.RegularExpressions;

namespace Drydock.Core.Reports.Formats;

/// <summary>Where people read about an advisory.</summary>
internal static partial class AdvisoryLinks
{
    private static readonly (string Prefix, string Address)[] Known =
    [
        ("CVE-", "https://www.cve.org/CVERecord?id="),
        ("GHSA-", "https://github.com/advisories/"),
        ("DSA-", "https://security-tracker.debian.org/tracker/"),
        ("DLA-", "https://security-tracker.debian.org/tracker/"),
        ("USN-", "https://ubuntu.com/security/notices/"),
        ("RHSA-", "https://access.redhat.com/errata/"),
        ("GO-", "https://pkg.go.dev/vuln/"),
        ("PYSEC-", "https://osv.dev/vulnerability/"),
        ("RUSTSEC-", "https://osv.dev/vulnerability/"),
    ];

    /// <summary>Null when nobody is known to have a page of that name.</summary>
    public static string? Of(string id)
    {
        var known = Known.FirstOrDefault(k => id.StartsWith(k.Prefix, StringComparison.Ordinal));
        return known.Prefix is not null && Plain().IsMatch(id) ? known.Address + id : null;
    }

    /// <summary>References that are web addresses; feeds hold other things too.</summary>
    public static IEnumerable<string> Web(IEnumerable<string> references) => references.Where(IsWeb);

    private static bool IsWeb(string reference) =>
        (reference.StartsWith("https://", StringComparison.Ordinal) || reference.StartsWith("http://", StringComparison.Ordinal))
        && Uri.IsWellFormedUriString(reference, UriKind.Absolute);

    [GeneratedRegex(@"\A[A-Za-z0-9:.-]{4,64}\z", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}
