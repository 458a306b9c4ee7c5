using System.Text;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Fixing;
using Drydock.Core.Findings.Linting;
using Drydock.Tests.Findings;

namespace Drydock.Tests.Fuzz;

/// <summary>Every rule about Dockerfiles, held against spoiled examples of all of them: findings that lie in the file and fixes that can be put in, never an exception.</summary>
public sealed class DockerfileRuleFuzzTests
{
    private const double Seconds = 2;

    /// <summary>A hundred rules look at a tree of small nodes.</summary>
    private const int Factor = 1 << 18;

    [Fact]
    public void Rules_bear_a_spoiled_dockerfile()
    {
        var pages = Directory.GetFiles(Path.Join(Repository.Root, "docs", "rules"), "DF*.md").Order(StringComparer.Ordinal);
        byte[][] seeds = [.. pages.Select(p => Encoding.UTF8.GetBytes(Examples(File.ReadAllText(p)))), .. DockerfileFixture.Kinds.Select(DockerfileFixture.Bytes)];
        Fuzzer.Run("dockerfile-rules", input => Judge(Encoding.UTF8.GetString(input)), seeds, Seconds, Factor);
    }

    private static string Examples(string page) => string.Concat(page.Split("```dockerfile\n").Skip(1).Select(b => b[..b.IndexOf("```", StringComparison.Ordinal)]));

    private static void Judge(string text)
    {
        var subject = new DockerfileSubject(DockerfileParser.Parse("d", text), LintSettings.None, null);
        foreach (var rule in Rules.Dockerfile)
        {
            var findings = rule.Check(subject).ToList();
            foreach (var finding in findings)
            {
                if (finding.At.Span is { } span && (span.Start < 0 || span.End > text.Length || span.Start > span.End))
                {
                    throw new InvalidOperationException($"{rule.Info.Id} found {span} in {text.Length} characters");
                }

                Hold(rule.Info, finding.Fix);
            }

            _ = TextFixer.Apply(text, findings, Applicability.Unsafe);
        }
    }

    private static void Hold(RuleInfo rule, Fix? fix)
    {
        var edits = fix?.Edits.OfType<TextEdit>().OrderBy(e => e.At.Start).ToList() ?? [];
        for (var i = 1; i < edits.Count; i++)
        {
            if (edits[i].At.Start < edits[i - 1].At.End)
            {
                throw new InvalidOperationException($"{rule.Id} edits {edits[i - 1].At} and {edits[i].At}");
            }
        }
    }
}
