using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Linting;

namespace Drydock.Tests.Findings;

/// <summary>Whatever a Dockerfile is cut down to, rules throw nothing and stay inside of it.</summary>
public sealed class HostileDockerfileRuleTests
{
    private const int Step = 37;

    public static TheoryData<string> Pages() => [.. Rules.Dockerfile.Select(r => r.Info.Id)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_cut_anywhere_is_looked_at_without_an_error(string id)
    {
        var page = File.ReadAllText(Path.Join(Repository.Root, "docs", "rules", id + ".md"));
        var start = page.IndexOf("FROM ", StringComparison.Ordinal);
        for (var end = start; start >= 0 && end < page.Length; end += Step)
        {
            var text = page[start..end];
            var subject = new DockerfileSubject(DockerfileParser.Parse("Dockerfile", text), LintSettings.None, null);
            foreach (var finding in Rules.Dockerfile.SelectMany(r => r.Check(subject)))
            {
                Assert.InRange(finding.At.Span?.End ?? 0, finding.At.Span?.Start ?? 0, text.Length);
                Assert.All(finding.Fix?.Edits.OfType<TextEdit>() ?? [], e => Assert.InRange(e.At.End, e.At.Start, text.Length));
            }
        }
    }
}
