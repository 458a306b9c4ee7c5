using System.Text.Json;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Turns the events of an OSV range into spans. <see href="https://ossf.github.io/osv-schema/#affectedrangesevents-fields"/></summary>
internal static class OsvEvents
{
    /// <param name="space">Whose order sorts events that are not in order.</param>
    /// <param name="spans">What is found is added here.</param>
    public static bool TryRead(JsonElement range, string space, List<VersionSpan> spans, out string problem)
    {
        var events = new List<OsvEvent>();
        foreach (var member in range.Items("events").Where(e => e.ValueKind == JsonValueKind.Object).SelectMany(e => e.EnumerateObject()))
        {
            if (member.Value.ValueKind != JsonValueKind.String || OsvEvent.KindOf(member.Name) is not { } kind)
            {
                problem = $"A range has an event '{member.Name}' that is none.";
                return false;
            }

            if (!member.Value.ValueEquals("*"u8))
            {
                events.Add(new OsvEvent(kind, member.Value.GetString()!));
            }
        }

        problem = events.Exists(e => e.Kind == OsvEventKind.Introduced) ? "" : "A range does not say where it begins.";
        return problem.Length == 0 && TryPair(events, space, spans, out problem);
    }

    private static bool TryPair(List<OsvEvent> events, string space, List<VersionSpan> spans, out string problem)
    {
        problem = "";
        if (!Alternate(events))
        {
            if (VersionSchemes.Find(Spaces.SchemeOf(space)) is not { } scheme)
            {
                problem = $"A range is not in order, and the order of '{space}' is not known.";
                return false;
            }

            events = [.. events.Order(Comparer<OsvEvent>.Create((a, b) => Compare(scheme, a, b)))];
        }

        Pair(events, spans);
        return true;
    }

    /// <summary>Each end follows its beginning, whatever order the pairs are in.</summary>
    private static bool Alternate(List<OsvEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Kind == OsvEventKind.Introduced != (i % 2 == 0))
            {
                return false;
            }
        }

        return true;
    }

    private static int Compare(IVersionScheme scheme, OsvEvent left, OsvEvent right) =>
        left.IsBeginning || right.IsBeginning ? right.IsBeginning.CompareTo(left.IsBeginning) : scheme.Compare(left.Version, right.Version);

    private static void Pair(List<OsvEvent> events, List<VersionSpan> spans)
    {
        OsvEvent? open = null;
        foreach (var item in events)
        {
            if (item.Kind == OsvEventKind.Introduced)
            {
                open ??= item;
            }
            else if (open is { } start)
            {
                spans.Add(item.Kind == OsvEventKind.Fixed ? new VersionSpan(Low(start), item.Version) : new VersionSpan(Low(start), null, item.Version));
                open = null;
            }
        }

        if (open is { } last)
        {
            spans.Add(new VersionSpan(Low(last), null));
        }
    }

    private static string? Low(OsvEvent start) => start.IsBeginning ? null : start.Version;
}
