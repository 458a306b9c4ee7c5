using System.Text;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Vex;
using Drydock.Oci.Content;
using Drydock.Tests.Fuzz;

namespace Drydock.Tests.Verdicts;

/// <summary>Statements of others: what they are about, which of them holds, and what is said of those that do not fit.</summary>
public sealed class VexTests
{
    private const string Csaf = """
        {
          "document": { "csaf_version": "2.0", "publisher": { "name": "Example Security" }, "tracking": { "current_release_date": "2026-05-01T00:00:00Z" } },
          "product_tree": {
            "branches": [{ "category": "vendor", "branches": [
              { "category": "product_version", "product": { "product_id": "SSL", "product_identification_helper": { "purl": "pkg:deb/debian/libssl3" } } },
              { "category": "product_name", "product": { "product_id": "OS", "product_identification_helper": { "cpe": "cpe:/o:debian:debian_linux:12" } } },
              { "category": "product_name", "product": { "product_id": "WEB", "product_identification_helper": { "purl": "pkg:oci/web?repository_url=registry.example.com/shop/web" } } }] }],
            "relationships": [
              { "category": "default_component_of", "product_reference": "SSL", "relates_to_product_reference": "WEB", "full_product_name": { "product_id": "WEB:SSL" } },
              { "category": "default_component_of", "product_reference": "SSL", "relates_to_product_reference": "OS", "full_product_name": { "product_id": "OS:SSL" } }]
          },
          "vulnerabilities": [
            { "cve": "CVE-2099-0001", "product_status": { "known_not_affected": ["REFERENCE"] },
              "flags": [{ "label": "vulnerable_code_not_present", "product_ids": ["REFERENCE"] }],
              "threats": [{ "category": "impact", "details": "It is built without it.", "product_ids": ["REFERENCE"] }] }]
        }
        """;

    private const string CycloneDx = """
        {
          "bomFormat": "CycloneDX", "specVersion": "1.6",
          "metadata": { "timestamp": "2026-05-01T00:00:00Z", "authors": [{ "name": "Ann" }] },
          "components": [{ "bom-ref": "ssl", "type": "library", "name": "libssl3", "purl": "pkg:deb/debian/libssl3@3.0.11-1" }],
          "vulnerabilities": [{ "id": "GHSA-aaaa-bbbb-cccc", "analysis": { "state": "STATE", "justification": "code_not_reachable", "detail": "never called" }, "affects": [{ "ref": "REFERENCE" }] }]
        }
        """;

    [Theory]
    [InlineData("\"pkg:deb/debian/libssl3\"")]
    [InlineData("\"pkg:deb/debian/libssl3@3.0.11-1\"")]
    [InlineData("\"pkg:deb/debian/openssl?arch=source\"")]
    [InlineData("{\"@id\":\"pkg:deb/debian/libssl3\"}")]
    [InlineData("{\"@id\":\"urn:x\",\"identifiers\":{\"purl\":\"pkg:deb/debian/libssl3\"}}")]
    [InlineData("{\"@id\":\"pkg:oci/web\"}")]
    [InlineData("{\"@id\":\"pkg:oci/web?repository_url=registry.example.com/shop/web&tag=1.4\"}")]
    [InlineData("{\"@id\":\"pkg:oci/web?repository_url=registry.example.com%2Fshop\"}")]
    [InlineData("{\"@id\":\"pkg:oci/web@DIGEST\",\"subcomponents\":[{\"@id\":\"pkg:npm/x\"},{\"@id\":\"pkg:deb/debian/libssl3\"}]}")]
    [InlineData("{\"@id\":\"registry.example.com/shop/web@DIGEST\"}")]
    [InlineData("{\"@id\":\"registry.example.com/shop/web:1.4\"}")]
    [InlineData("{\"@id\":\"urn:x\",\"hashes\":{\"sha-256\":\"HEX\"}}")]
    public void A_statement_reaches_the_image_the_package_and_its_parts(string product)
    {
        var verdict = Judge(OpenVex(product), SampleFindings.Vulnerability());
        Assert.Equal(new Suppression(SuppressionKind.Vex, "Ann", "not affected, component not present: it is not there") { Place = "vex.json", Justification = "component_not_present" }, verdict.Decisions[0].Suppression);
        Assert.Empty(verdict.Notices);
    }

    [Theory]
    [InlineData("\"pkg:deb/debian/libssl3@3.0.12-1\"")]
    [InlineData("\"pkg:deb/ubuntu/libssl3\"")]
    [InlineData("{\"@id\":\"pkg:oci/other\"}")]
    [InlineData("{\"@id\":\"pkg:oci/web?repository_url=docker.io/shop/web\"}")]
    [InlineData("{\"@id\":\"pkg:oci/web@sha256:0000000000000000000000000000000000000000000000000000000000000000\"}")]
    [InlineData("{\"@id\":\"pkg:oci/web?tag=1.5\"}")]
    [InlineData("{\"@id\":\"pkg:oci/web\",\"subcomponents\":[{\"@id\":\"pkg:npm/x\"}]}")]
    [InlineData("{\"@id\":\"pkg:npm/left-pad\",\"subcomponents\":[{\"@id\":\"pkg:deb/debian/libssl3\"}]}")]
    [InlineData("{\"@id\":\"pkg:deb/debian/libssl3\",\"subcomponents\":[{\"@id\":\"pkg:npm/x\"}]}")]
    public void A_statement_about_something_else_reaches_nothing_and_that_is_said(string product)
    {
        var verdict = Judge(OpenVex(product), SampleFindings.Vulnerability());
        Assert.Null(verdict.Decisions[0].Suppression);
        Assert.Equal([NoticeKind.UnmatchedVex], verdict.Notices.Select(n => n.Kind));
    }

    [Theory]
    [InlineData("not_affected", true)]
    [InlineData("fixed", true)]
    [InlineData("affected", false)]
    [InlineData("under_investigation", false)]
    public void Only_what_is_not_affected_or_fixed_does_not_count(string status, bool isSuppressed) =>
        Assert.Equal(isSuppressed, Judge(OpenVex("\"pkg:oci/web\"").Replace("not_affected", status, StringComparison.Ordinal), SampleFindings.Vulnerability()).Decisions[0].Suppression is not null);

    [Fact]
    public void The_last_statement_holds()
    {
        var early = OpenVex("\"pkg:oci/web\"");
        var late = early.Replace("2026-01-01", "2026-02-01", StringComparison.Ordinal).Replace("not_affected", "affected", StringComparison.Ordinal);
        Assert.Null(Judge([late, early], SampleFindings.Vulnerability()).Decisions[0].Suppression);
        Assert.NotNull(Judge([early.Replace("2026-01-01", "2026-03-01", StringComparison.Ordinal), late], SampleFindings.Vulnerability()).Decisions[0].Suppression);
        Assert.Null(Judge([early, early.Replace("not_affected", "affected", StringComparison.Ordinal)], SampleFindings.Vulnerability()).Decisions[0].Suppression);
    }

    [Fact]
    public void A_package_speaks_for_what_it_brings_with_it()
    {
        var inner = new Package { Ecosystem = "npm", Name = "inner", Version = "1.0.0" };
        var needed = new InstalledPackage(inner, Purls.Of(inner, null), 1, ["app/node_modules/inner/package.json"]) { Analyzer = "test" };
        var vex = VexFiles.Read(Encoding.UTF8.GetBytes(OpenVex("{\"@id\":\"pkg:npm/left-pad\",\"subcomponents\":[{\"@id\":\"pkg:npm/inner\"}]}")), "vex.json");
        var alone = SampleFindings.Input(SampleFindings.Vulnerability(package: needed)) with { Packages = [SampleFindings.LeftPad, needed], Vex = vex.Statements };
        var together = alone with { Packages = [SampleFindings.LeftPad with { DependsOn = [1] }, needed] };
        Assert.Null(Gate.Decide(alone).Decisions[0].Suppression);
        Assert.NotNull(Gate.Decide(together).Decisions[0].Suppression);
    }

    [Theory]
    [InlineData("WEB", true)]
    [InlineData("WEB:SSL", true)]
    [InlineData("OS:SSL", true)]
    [InlineData("SSL", true)]
    [InlineData("OS", false)]
    public void Csaf_names_products_by_its_tree(string reference, bool isSuppressed)
    {
        var suppression = Judge(Csaf.Replace("REFERENCE", reference, StringComparison.Ordinal), SampleFindings.Vulnerability()).Decisions[0].Suppression;
        Assert.Equal(isSuppressed ? new Suppression(SuppressionKind.Vex, "Example Security", "not affected, vulnerable code not present: It is built without it.") { Place = "vex.json", Justification = "vulnerable_code_not_present" } : null, suppression);
    }

    [Theory]
    [InlineData("not_affected", "ssl", true)]
    [InlineData("false_positive", "pkg:deb/debian/libssl3", true)]
    [InlineData("resolved", "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg%3Adeb%2Fdebian%2Flibssl3", true)]
    [InlineData("exploitable", "ssl", false)]
    [InlineData("in_triage", "ssl", false)]
    [InlineData("not_affected", "other", false)]
    public void CycloneDx_names_components(string state, string reference, bool isSuppressed) => Assert.Equal(
        isSuppressed,
        Judge(CycloneDx.Replace("STATE", state, StringComparison.Ordinal).Replace("REFERENCE", reference, StringComparison.Ordinal), SampleFindings.Vulnerability()).Decisions[0].Suppression is not null);

    [Theory]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"status":"fixed"},{"vulnerability":"CVE-1","status":"odd"},{"vulnerability":{"name":"CVE-1"},"status":"fixed"},7]}""", 4)]
    [InlineData("""{"bomFormat":"CycloneDX","vulnerabilities":[{"id":"CVE-1"},{"id":"CVE-2","analysis":{"state":"odd"}},{"id":"CVE-3","analysis":{"state":"resolved"}},{}]}""", 4)]
    [InlineData("""{"document":{"csaf_version":"2.0"},"vulnerabilities":[{},{"cve":"CVE-1","product_status":{"fixed":["X"]}}]}""", 2)]
    public void What_cannot_be_used_is_told(string document, int notices)
    {
        var read = VexFiles.Read(Encoding.UTF8.GetBytes(document), "vex.json");
        Assert.Empty(read.Statements);
        Assert.Equal(notices, read.Notices.Length);
        Assert.All(read.Notices, n => Assert.Equal(NoticeKind.Import, n.Kind));
    }

    [Theory]
    [InlineData("{}", "no VEX document")]
    [InlineData("[]", "no VEX document")]
    [InlineData("{\"a\":\n x}", "vex.json:2:2")]
    [InlineData("", "vex.json:1:1")]
    public void What_is_no_document_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<DrydockException>(() => VexFiles.Read(Encoding.UTF8.GetBytes(text), "vex.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_deep_is_refused() => Assert.Throws<DrydockException>(() => VexFiles.Read(Encoding.UTF8.GetBytes(new string('[', 100_000)), "vex.json"));

    [Fact]
    public void Vex_documents_survive_spoiling() => Fuzzer.Run("vex", Parse, [Encoding.UTF8.GetBytes(OpenVex("\"pkg:oci/web\"")), Encoding.UTF8.GetBytes(Csaf), Encoding.UTF8.GetBytes(CycloneDx)], allocationFactor: 512);

    private static void Parse(ReadOnlySpan<byte> input)
    {
        try
        {
            var read = VexFiles.Read(input.ToArray(), "fuzz");
            _ = Gate.Decide(SampleFindings.Input(SampleFindings.Vulnerability()) with { Vex = read.Statements });
        }
        catch (DrydockException)
        {
            // An answer as good as any.
        }
    }

    private static Verdict Judge(string document, Finding finding) => Judge([document], finding);

    private static Verdict Judge(string[] documents, Finding finding) =>
        Gate.Decide(SampleFindings.Input(finding) with { Vex = [.. documents.SelectMany(d => VexFiles.Read(Encoding.UTF8.GetBytes(d), "vex.json").Statements)] });

    private static string OpenVex(string product) => $$"""
        { "@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://example.com/vex/1", "author": "Ann", "timestamp": "2026-01-01T00:00:00Z", "version": 1,
          "statements": [{ "vulnerability": { "name": "CVE-2099-0001" }, "products": [{{product.Replace("DIGEST", Digest.Sha256("image"u8).ToString(), StringComparison.Ordinal).Replace("HEX", Digest.Sha256("image"u8).ToString()[7..], StringComparison.Ordinal)}}],
            "status": "not_affected", "justification": "component_not_present", "impact_statement": "it is not there" }] }
        """;
}
