using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Drydock.Core.Advisories;

namespace Drydock.Tests.Advisories.Feeds;

/// <summary>Writes what a source found, for people to read; what is empty is left out.</summary>
internal static class FeedRunJson
{
    public static string Write(FeedRun run)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("advisories");
            run.Advisories.ForEach(a => WriteAdvisory(json, a));
            json.WriteEndArray();
            json.WriteStartArray("gaps");
            run.Gaps.ForEach(g => json.WriteStringValue($"{g.File}: {g.Id}: {g.Message}"));
            json.WriteEndArray();
            WriteList(json, "skipped", run.Skipped);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteAdvisory(Utf8JsonWriter json, Advisory advisory)
    {
        json.WriteStartObject();
        json.WriteString("id", advisory.Id);
        WriteList(json, "aliases", advisory.Aliases);
        WriteList(json, "covers", advisory.Covers);
        WriteText(json, "title", advisory.Title);
        WriteText(json, "description", advisory.Description);
        WriteList(json, "references", advisory.References);
        WriteText(json, "published", advisory.Published?.ToString("O") ?? "");
        WriteText(json, "modified", advisory.Modified?.ToString("O") ?? "");
        WriteText(json, "withdrawn", advisory.IsWithdrawn ? "yes" : "");
        WriteList(json, "ratings", advisory.Ratings.Select(r => r.ToString()));
        WriteList(json, "weaknesses", advisory.Weaknesses);
        WriteText(json, "epss", advisory.Epss?.ToString() ?? "");
        WriteText(json, "knownExploit", advisory.KnownExploit?.ToString() ?? "");
        WriteText(json, "ssvc", advisory.Ssvc);
        json.WriteStartArray("affected");
        foreach (var affected in advisory.Affected)
        {
            WriteAffected(json, affected);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAffected(Utf8JsonWriter json, AffectedPackage affected)
    {
        json.WriteStartObject();
        json.WriteString("package", $"{affected.Space} {(affected.IsSource ? "source " : "")}{affected.Name}");
        json.WriteString("status", affected.Status.ToString());
        WriteList(json, "spans", affected.Spans.Select(s =>
            $"{(s.IsIntroducedExcluded ? ">" : ">=")} {s.Introduced ?? "-"}{(s.Fixed is null ? "" : $", < {s.Fixed}")}{(s.LastAffected is null ? "" : $", <= {s.LastAffected}")}"));
        WriteList(json, "versions", affected.Versions);
        WriteText(json, "severity", affected.Severity?.ToString() ?? "");
        WriteText(json, "note", affected.Note);
        WriteText(json, "module", affected.Module);
        WriteText(json, "channel", affected.Channel);
        WriteList(json, "architectures", affected.Architectures);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        var list = values.ToList();
        if (list.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        list.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }
}
