using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Feeds;
using System.Text;
using Drydock.Cli;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;

namespace Drydock.Tests.House;

/// <summary>Pages that are one table, made from one list.</summary>
internal static class ListPages
{
    private const string Note = "<!-- Made from the code: UPDATE_DOCS=1 ./test GeneratedPage -->\n";

    public static string Rules() => Table(
        "# Rules\n\nWhat Drydock finds wrong, each with a page of its own.\n",
        ["Rule", "Name", "Severity", "What", "In other tools"],
        Core.Findings.Rules.All.Select(r => (string[])[$"[{r.Id}]({r.Id}.md)", r.Name, r.Severity.ToString().ToLowerInvariant(), r.Summary, string.Join(", ", r.Aliases)]));

    public static string AnalyzersByGroup() => Table(
        "# Analyzers\n\nEach reads one kind of file. `**/` means at any depth.\n",
        ["Analyzer", "Group", "What", "Files"],
        Analyzers.All.OrderBy(a => a.Info.Group).ThenBy(a => a.Info.Id, StringComparer.Ordinal)
            .Select(a => (string[])[a.Info.Id, a.Info.Group.ToString().ToLowerInvariant(), a.Info.Summary, FilesOf(a.Paths)]));

    public static string Errors() => Table(
        "# Exit codes and errors\n\nScripts may rely on both: an exit code never changes its meaning, an error code never changes its name.\n\n" + Body(
            ["Exit code", "Meaning"],
            [
                [$"{ExitCodes.Pass}", "The command did what was asked; a scanned image passes."],
                [$"{ExitCodes.PolicyFailed}", "The image was scanned and does not pass."],
                [$"{ExitCodes.Usage}", "What was asked for could not be understood or is not there."],
                [$"{ExitCodes.Incomplete}", "Something in the image could not be looked at, so nobody can say whether it passes."],
                ["4", "A registry, a daemon or the network failed."],
                ["5", "Verification failed: the image is damaged or is not what it says it is."],
                [$"{ExitCodes.Bug}", "A mistake in Drydock."],
                [$"{ExitCodes.Cancelled}", "Cancelled."],
            ]) + "\n## Error codes\n\nPrinted in brackets at the end of an error's first line.\n",
        ["Code", "Exit code", "What happened"],
        ErrorCodes.All.Select(e => (string[])[$"`{e.Id}`", $"{e.ExitCode}", e.Summary]));

    public static string Feeds() => Table(
        """
        # Feeds

        Where advisories come from. `drydock db update` fetches the downloads into the first of a source's folders, and `drydock db build --from FOLDER` reads what lies in its folders:
        plain files, `.gz` and `.bz2`, and the members of `.zip` and `.tar.gz`. Sources may share a folder: each skips what is not its own.

        - **github** reads records of the same format as **osv**. Its downloads are the ecosystems that GitHub alone has records of; those of PyPI, Go and crates.io come with osv's.
        - **osv** reads any folder of OSV records, but fetches none of Alpine and Debian: their own feeds say more. Ubuntu's tracker has no address to fetch it from as a whole; read from a copy it says more than the records fetched here.
        - **nodejs-security-wg** skips retire.js's documents in the same folder: they name scripts for browsers by their content, and no npm packages.
        - **dotnet** knows from the list of releases what a release mends, but not in which part of .NET; the vulnerabilities of a month (`cve.json`) say that too, where they are.

        """,
        ["Source", "What", "Folders", "License", "Downloads"],
        AdvisorySources.All.OrderBy(s => s.Info.Id, StringComparer.Ordinal).Select(s => (string[])
        [
            s.Info.Id,
            s.Info.Summary,
            string.Join("<br>", s.Info.Folders.Select(f => $"`{f}`")),
            s.Info.License,
            string.Join("<br>", s.Info.Downloads.Select(d => $"<{d.Address.AbsoluteUri}>")),
        ]));

    private static string FilesOf(PathFilter filter) => string.Join("<br>", filter.Patterns.Select(p => $"`{p}`").Concat(filter.Magic.IsDefault ? [] : filter.Magic.Select(m => $"any {m.ToString().ToUpperInvariant()} file")));

    private static string Table(string intro, string[] heads, IEnumerable<string[]> rows) => $"{intro}{Note}\n{Body(heads, rows)}";

    private static string Body(string[] heads, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in (IEnumerable<string[]>)[heads, [.. heads.Select(_ => "---")], .. rows])
        {
            text.Append("| ").AppendJoin(" | ", row.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }

        return text.ToString();
    }
}
