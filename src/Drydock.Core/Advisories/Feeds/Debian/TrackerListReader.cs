using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>
/// Reads a list: a line at the left begins a record (<c>[29 Mar 2023] DSA-5380-1 xorg-server - security update</c> or <c>CVE-2099-0001 (Description …)</c>), indented lines
/// belong to it: <c>{CVE-… CVE-…}</c>, <c>[bullseye] - xorg-server 2:1.20.11-1+deb11u6</c>, <c>- gate &lt;unfixed&gt; (bug #1; low)</c>, <c>NOTE: …</c>.
/// A line without a release is about unstable.
/// </summary>
internal sealed class TrackerListReader(FeedWriter writer)
{
    private readonly List<AffectedPackage> _affected = [];
    private readonly List<string> _covers = [];
    private Advisory? _record;

    public void Read(string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].TrimEnd();
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] is ' ' or '\t')
            {
                ReadDetail(line.Trim());
            }
            else
            {
                Finish();
                Begin(line.ToString());
            }
        }

        Finish();
    }

    private void Begin(string line)
    {
        if (line.StartsWith("CVE-", StringComparison.Ordinal) || line.StartsWith("TEMP-", StringComparison.Ordinal))
        {
            var space = line.IndexOf(' ');
            _record = new Advisory { Id = space < 0 ? line : line[..space], Description = space < 0 ? "" : line[space..].Trim(' ', '(', ')', '[', ']') };
            return;
        }

        var bracket = line.IndexOf("] ", StringComparison.Ordinal);
        var end = bracket < 0 ? -1 : line.IndexOf(' ', bracket + 2);
        if (end < 0 || bracket < 1 || !DateOnly.TryParseExact(line.AsSpan(1, bracket - 1), ["d MMM yyyy", "dd MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            writer.Gap("", $"A line begins no record: '{Shown(line)}'.");
            return;
        }

        _record = new Advisory { Id = line[(bracket + 2)..end], Title = line[end..].Trim(), Published = date };
    }

    /// <summary>
    /// An update that mends an earlier update fixes no vulnerability: nobody is affected who does not have it. What waits for a number (<c>CVE-2099-XXXX</c>) has no name to
    /// be found by; its DSA has one.
    /// </summary>
    private void Finish()
    {
        if (_record is { } record && !record.Id.EndsWith("-XXXX", StringComparison.Ordinal))
        {
            var mends = _covers.Count == 0 && record.Title.Contains("regression", StringComparison.OrdinalIgnoreCase);
            writer.Add(record with { Covers = VulnerabilityIds.IsCve(record.Id) ? [] : [.. _covers.Distinct()], Affected = mends ? [] : [.. _affected] });
        }

        _record = null;
        _affected.Clear();
        _covers.Clear();
    }

    private void ReadDetail(ReadOnlySpan<char> line)
    {
        if (_record is null)
        {
            return;
        }

        if (line[0] == '{')
        {
            _covers.AddRange(line.Trim("{}").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(id => VulnerabilityIds.IsCve(id)));
        }
        else if (line[0] is '[' or '-')
        {
            ReadPackage(line);
        }
        else if (line is "REJECTED")
        {
            _record = _record with { IsWithdrawn = true };
        }
    }

    private void ReadPackage(ReadOnlySpan<char> line)
    {
        var bracket = line[0] == '[' ? line.IndexOf(']') : 0;
        var release = bracket > 0 ? line[1..bracket].ToString() : "sid";
        var words = line[(bracket > 0 ? bracket + 1 : 0)..].Trim().ToString().Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["-", var package, ..] || bracket < 0)
        {
            writer.Gap(_record!.Id, $"A line is not about a package: '{Shown(line)}'.");
            return;
        }

        var state = words.Length > 2 && words[2][0] != '(' ? words[2] : "";
        if (DebianReleases.Space(release) is not { } space || Status(state) is not { } status)
        {
            if (state is not ("<itp>" or "<removed>" or "<not-a-security-issue>"))
            {
                writer.Gap(_record!.Id, $"Nobody knows the release or the state of '{Shown(line)}'.");
            }

            return;
        }

        _affected.Add(new AffectedPackage
        {
            Space = space,
            Name = package,
            IsSource = true,
            Status = status,
            Spans = status == AdvisoryStatus.Fixed ? [new VersionSpan(null, state)] : [],
            Severity = Urgency(line),
            Note = status == AdvisoryStatus.Fixed ? "" : Remark(line),
        });
    }

    private static AdvisoryStatus? Status(string state) => state switch
    {
        "<unfixed>" or "<no-dsa>" => AdvisoryStatus.Affected,
        "<ignored>" => AdvisoryStatus.WillNotFix,
        "<postponed>" => AdvisoryStatus.Deferred,
        "<end-of-life>" => AdvisoryStatus.EndOfLife,
        "<undetermined>" => AdvisoryStatus.UnderInvestigation,
        "<not-affected>" => AdvisoryStatus.NotAffected,
        _ => state.Length > 0 && char.IsAsciiDigit(state[0]) ? AdvisoryStatus.Fixed : null,
    };

    private static string Remark(ReadOnlySpan<char> line)
    {
        var start = line.IndexOf('(');
        return start < 0 ? "" : line[(start + 1)..].TrimEnd(')').ToString();
    }

    /// <summary>Reads the urgency among <c>(bug #1; bug #2; low)</c>.</summary>
    private static Severity? Urgency(ReadOnlySpan<char> line)
    {
        foreach (var part in Remark(line).Split(';', StringSplitOptions.TrimEntries))
        {
            if (part is "unimportant" or "low" or "medium" or "high")
            {
                return SeverityWords.Read(part);
            }
        }

        return null;
    }

    private static string Shown(ReadOnlySpan<char> text) => text.Length > 80 ? $"{text[..80]}…" : text.ToString();
}
