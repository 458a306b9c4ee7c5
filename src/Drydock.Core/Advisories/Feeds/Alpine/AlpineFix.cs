using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds.Alpine;

/// <summary>One entry under a version of Alpine's security database: names, and now and then a remark: <c>CVE-2017-8904 XSA-214</c>, <c>CVE-2018-16301 (was fixed in libpcap)</c>.</summary>
/// <param name="Ids">The vulnerabilities; none when nothing in the entry is a name.</param>
/// <param name="Aliases">Names that mean the very same as the one id.</param>
/// <param name="Note">All else: names of announcements that tell of several vulnerabilities (XSA), and the remark.</param>
internal sealed record AlpineFix(ImmutableArray<string> Ids, ImmutableArray<string> Aliases, string Note)
{
    public static AlpineFix Parse(string entry)
    {
        var remark = entry.IndexOf('(', StringComparison.Ordinal);
        var names = (remark < 0 ? entry : entry[..remark]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Mend).Where(IsName).Distinct(StringComparer.Ordinal).ToList();
        var cves = names.FindAll(n => VulnerabilityIds.IsCve(n));
        ImmutableArray<string> ids = cves.Count > 0 ? [.. cves] : [.. names.Take(1)];
        ImmutableArray<string> aliases = ids.Length == 1 ? [.. names.Where(n => n != ids[0] && IsOfOne(n))] : [];
        IEnumerable<string> rest = names.Except([.. ids, .. aliases], StringComparer.Ordinal);
        return new AlpineFix(ids, aliases, string.Join("; ", remark < 0 ? rest : rest.Append(entry[remark..].Trim('(', ')', ' '))));
    }

    /// <summary><c>CVE_2019-2426</c> is misspelled, and <c>CVE-2017-17434-1</c> is the first part of a fix.</summary>
    private static string Mend(string name)
    {
        var mended = name.StartsWith("CVE_", StringComparison.Ordinal) ? $"CVE-{name[4..]}" : name;
        if (!VulnerabilityIds.IsCve(mended) || mended.IndexOf('-', 4) is var hyphen && hyphen < 0)
        {
            return mended;
        }

        var tail = mended.AsSpan(hyphen + 1).IndexOfAnyExceptInRange('0', '9');
        return tail < 0 ? mended : mended[..(hyphen + 1 + tail)];
    }

    /// <summary>A CVE has a year and a number; every other name has letters, then digits.</summary>
    private static bool IsName(string name)
    {
        if (!VulnerabilityIds.IsCve(name))
        {
            return char.IsAsciiLetter(name[0]) && name.AsSpan().ContainsAnyInRange('0', '9') && !name.AsSpan().ContainsAny('?', '/');
        }

        var parts = name.Split('-');
        return parts.Length == 3 && parts[1].Length == 4 && parts[2].Length >= 4 && parts.Skip(1).All(p => p.All(char.IsAsciiDigit));
    }

    private static bool IsOfOne(string name) => name.StartsWith("GHSA-", StringComparison.Ordinal) || name.StartsWith("RUSTSEC-", StringComparison.Ordinal);
}
