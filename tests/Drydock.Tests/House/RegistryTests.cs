using Drydock.Core.Advisories.Feeds;
using Drydock.Core.Advisories.Versions;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Linting;

namespace Drydock.Tests.House;

/// <summary>The lists are written by hand; nothing may be missing from them.</summary>
public sealed class RegistryTests
{
    [Fact]
    public void Every_analyzer_is_listed() => AssertListed(typeof(IFileAnalyzer), Analyzers.All);

    [Fact]
    public void Every_image_rule_is_listed() => AssertListed(typeof(IRule<ImageSubject>), Rules.Image);

    [Fact]
    public void Every_rule_that_hardens_is_listed() => AssertListed(typeof(IRule<HardeningSubject>), Rules.Hardening);

    [Fact]
    public void Every_rule_about_Dockerfiles_is_listed() => AssertListed(typeof(IRule<DockerfileSubject>), Rules.Dockerfile);

    [Fact]
    public void Every_inventory_rule_is_listed() => AssertListed(typeof(IRule<InventorySubject>), Rules.Inventory);

    [Fact]
    public void Every_report_format_is_listed() => AssertListed(typeof(IReportFormat), ReportFormats.All);

    [Fact]
    public void Every_form_of_findings_in_Dockerfiles_is_listed() => AssertListed(typeof(ILintFormat), LintFormatList.All);

    [Fact]
    public void Every_version_scheme_is_listed() => AssertListed(typeof(IVersionScheme), VersionSchemes.All);

    [Fact]
    public void Every_source_of_advisories_is_listed() => AssertListed(typeof(IAdvisorySource), AdvisorySources.All);

    [Fact]
    public void Every_fixture_folder_belongs_to_an_analyzer() =>
        Assert.Empty(Directory.GetDirectories(Repository.Fixtures("analyzers")).Select(f => Path.GetFileName(f)).Except(Analyzers.All.Select(a => a.Info.Id)));

    [Fact]
    public void Every_rule_has_an_id_a_name_and_a_page_of_its_own()
    {
        var rules = Rules.All.ToList();
        Assert.Equal(rules.Count, rules.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(rules.Count, rules.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rules, r => Assert.Matches("^(DF|IM|WL|LC|SC|VN)[0-9]{3}$", r.Id));
        Assert.All(rules, r => Assert.Matches("^[a-z]+(-[a-z]+)*$", r.Name));
        Assert.All(rules, r => Assert.Equal(r.Aliases.Order(StringComparer.Ordinal), r.Aliases));
        Assert.Equal(rules.Select(r => r.Id + ".md"), Pages());
    }

    private static IEnumerable<string> Pages() =>
        Directory.GetFiles(Path.Join(Repository.Root, "docs", "rules")).Select(f => Path.GetFileName(f)).Where(f => f != "README.md").Order(StringComparer.Ordinal);

    private static void AssertListed<T>(Type kind, IEnumerable<T> list)
    {
        // What is made with arguments is no plug-in: a rule that a project declares.
        var written = kind.Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && kind.IsAssignableFrom(t) && t.GetConstructor(Type.EmptyTypes) is not null).Select(t => t.FullName);
        Assert.Equal(written.Order(StringComparer.Ordinal), list.Select(i => i!.GetType().FullName).Order(StringComparer.Ordinal));
    }
}
