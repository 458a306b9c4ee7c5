using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts.Baselines;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>Makes VEX statements of the decisions in a report of ours (JSON): what was waived, what another package speaks for, and what is there no more.</summary>
internal static class ReportStatements
{
    /// <param name="product">What the statements are about; empty for the images of the report, which then need a digest.</param>
    /// <param name="earlier">A report from before; null when nothing is to be called fixed.</param>
    public static ImmutableArray<VexStatement> Read(JsonElement report, string name, string product, string author, DateTimeOffset time, JsonElement? earlier)
    {
        BaselineFiles.RequireReport(report, name);
        var statements = ImmutableArray.CreateBuilder<VexStatement>();
        foreach (var section in report.List("reports"))
        {
            var purl = product.Length > 0 ? product : section.Member("image").Text("purl");
            if (purl.Length == 0)
            {
                throw Mistake.In(name, "It does not say which image it is about: it holds no digest.", "Name the image with --product pkg:oci/NAME@DIGEST.");
            }

            var findings = section.List("findings").Where(f => f.Text("vulnerability").Length > 0).ToList();
            var open = findings.Where(f => f.Member("suppression").ValueKind != JsonValueKind.Object).SelectMany(f => f.Texts("aliases").Append(f.Text("vulnerability")).Select(n => (n, f.Text("package")))).ToHashSet();
            statements.AddRange(findings.Select(f => Of(f, purl, author, name, time, open)).OfType<VexStatement>());
            if (earlier is { } before)
            {
                statements.AddRange(Fixed(before, findings, purl, author, name, time));
            }
        }

        return statements.ToImmutable();
    }

    /// <summary>Null for what nobody decided anything about, and for what somebody else's statement says already.</summary>
    private static VexStatement? Of(JsonElement finding, string product, string author, string place, DateTimeOffset time, HashSet<(string Name, string Package)> open)
    {
        var suppression = finding.Member("suppression");
        var (why, by, until, justification) = (suppression.Text("why"), suppression.Text("by"), suppression.Text("until"), suppression.Text("justification"));
        var isOpen = finding.Texts("aliases").Append(finding.Text("vulnerability")).Any(n => open.Contains((n, by)));
        var statement = Bare(finding, product, author, place, time);
        return suppression.Text("kind") switch
        {
            "waiver" when justification.Length > 0 => statement with { Status = VexStatus.NotAffected, Justification = justification, Text = why },
            "waiver" => statement with { Status = VexStatus.Affected, Text = $"Accepted by {by}{(until.Length > 0 ? $" until {until}" : "")}: {why}" },
            "covered" when !isOpen => statement with { Status = VexStatus.NotAffected, Text = why },
            _ => null,
        };
    }

    /// <summary>What an earlier report found and this one does not, by name, package and place.</summary>
    private static IEnumerable<VexStatement> Fixed(JsonElement earlier, List<JsonElement> findings, string product, string author, string place, DateTimeOffset time)
    {
        var still = findings.SelectMany(BaselineFiles.Identities).ToHashSet();
        return earlier.List("reports").SelectMany(r => r.List("findings"))
            .Where(f => f.Text("vulnerability").Length > 0 && !BaselineFiles.Identities(f).Any(still.Contains))
            .Select(f => Bare(f, product, author, place, time) with { Status = VexStatus.Fixed })
            .Select(s => s with { Products = [VexProduct.Of(product) with { Parts = [WithoutVersion(s.Products[0].Parts[0])] }] });
    }

    /// <summary>The version that was affected is gone; the statement is about whatever is there now.</summary>
    private static VexProduct WithoutVersion(VexProduct part) => part.Purl is { } purl ? VexProduct.Of(Purl.Create(purl.Type, purl.Namespace, purl.Name).ToString()) : part;

    private static VexStatement Bare(JsonElement finding, string product, string author, string place, DateTimeOffset time) => new(
        [finding.Text("vulnerability"), .. finding.Texts("aliases")],
        VexStatus.UnderInvestigation,
        [VexProduct.Of(product) with { Parts = [VexProduct.Of(finding.Text("package"))] }],
        author,
        place) { Timestamp = time };
}
