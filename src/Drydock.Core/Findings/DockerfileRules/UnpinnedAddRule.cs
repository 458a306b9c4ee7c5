using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>ADD takes from the network whatever is there today.</summary>
internal sealed class UnpinnedAddRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF305",
        "unpinned-add",
        Severity.Medium,
        "ADD fetches something without saying which content it must have",
        ["cis-docker:4.11"])
    {
        Fix = Applicability.DisplayOnly,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var copied in subject.Of("ADD").Select(CopiedFiles.Of).OfType<CopiedFiles>().Where(c => c.Instruction.FlagOf("checksum") is null))
        {
            foreach (var source in copied.Sources)
            {
                if (IsRepository(source.Value))
                {
                    if (!IsPinned(source.Value))
                    {
                        yield return subject.Find(Info, source.Span, "A branch or tag of a repository may mean another commit tomorrow: name the commit, or give its id with --checksum.");
                    }
                }
                else if (IsUrl(source.Value))
                {
                    var at = copied.Instruction.KeywordSpan.End;
                    var fix = copied.Sources.Length == 1 ? new Fix("Say its checksum", Applicability.DisplayOnly, [new TextEdit(new Span(at, at), " --checksum=sha256:<digest>")]) : null;
                    yield return subject.Find(Info, source.Span, "ADD takes whatever the server sends: give the sum that it must have with --checksum.", fix);
                }
            }
        }
    }

    private static bool IsUrl(string text) => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool IsRepository(string text)
    {
        var name = text.Split(['#', '?'])[0];
        return text.StartsWith("git@", StringComparison.Ordinal) || text.StartsWith("git://", StringComparison.Ordinal) || text.StartsWith("ssh://", StringComparison.Ordinal) || (IsUrl(text) && name.EndsWith(".git", StringComparison.Ordinal));
    }

    /// <summary>By a whole commit id, or by what a variable says.</summary>
    private static bool IsPinned(string text)
    {
        if (text.Contains("checksum=", StringComparison.Ordinal) || text.Contains("commit=", StringComparison.Ordinal))
        {
            return true;
        }

        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var commit = hash < 0 ? "" : text[(hash + 1)..].Split(':')[0];
        return commit.Contains('$', StringComparison.Ordinal) || (commit.Length is 40 or 64 && commit.All(char.IsAsciiHexDigit));
    }
}
