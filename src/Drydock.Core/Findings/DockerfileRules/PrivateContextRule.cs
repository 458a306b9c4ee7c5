using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The whole folder is copied, and with it what is private: its history, secrets.</summary>
internal sealed class PrivateContextRule : IRule<DockerfileSubject>
{
    private const int MostNames = 5;

    public RuleInfo Info { get; } = new(
        "DF315",
        "private-context",
        Severity.Medium,
        "The whole build context is copied, with private files in it",
        ["dockle:DKL-LI-0003"])
    {
        Needs = "the build context",
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        if (subject.Context is not { } context)
        {
            yield break;
        }

        ImmutableArray<string> entries = [.. context.Entries.Select(e => e.TrimEnd('/')).Where(e => IsPrivate(e) && context.Ignore?.Matches(e) != true)];
        foreach (var source in entries.IsEmpty ? [] : subject.Instructions.Select(i => CopiedFiles.Of(i)?.WholeContext()))
        {
            if (source is not null)
            {
                var names = string.Join(", ", entries.Take(MostNames)) + (entries.Length > MostNames ? " and others" : "");
                yield return subject.Find(Info, source.Span, $"This copies {names} into the image: name them in .dockerignore.");
            }
        }
    }

    private static bool IsPrivate(string name) => name is ".git" or ".svn" or ".hg" or ".terraform" or ".vscode" or ".idea" or ".DS_Store" || SecretFiles.IsOne(name);
}
