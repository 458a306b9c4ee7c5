using System.Text.Json;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>The list of vulnerabilities. What is decided or rated otherwise in another package is an entry of its own, since an entry has one analysis.</summary>
internal static class CycloneDxVulnerabilities
{
    public static void Write(Utf8JsonWriter writer, List<BomSection> sections, CycloneDxVersion version)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        writer.WriteStartArray("vulnerabilities");
        foreach (var section in sections)
        {
            var answers = new VexAnswers(section.Report);
            var positions = section.Report.Inventory.Packages.Index().ToDictionary(p => p.Item, p => p.Index, (IEqualityComparer<InstalledPackage>)ReferenceEqualityComparer.Instance);
            var entries = section.Report.OrderedFindings.Where(f => f.Finding.Vulnerability is not null)
                .GroupBy(f => (f.Finding.Vulnerability!.Id, f.Finding.Vulnerability.FixedVersion, f.Finding.Vulnerability.Status, f.Severity, f.Outcome, Answer: answers.Of(f)));
            foreach (var entry in entries)
            {
                used[entry.Key.Id] = used.GetValueOrDefault(entry.Key.Id) + 1;
                var number = used[entry.Key.Id];
                new CycloneDxVulnerability($"vulnerability:{entry.Key.Id}{(number > 1 ? $"#{number}" : "")}", entry.Key.Answer, [.. entry], version).Write(writer, section, positions);
                writer.FlushIfLarge();
            }
        }

        writer.WriteEndArray();
    }
}
