using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Fixing;
using Drydock.Core.Findings.Linting;

namespace Drydock.Tests.Findings;

/// <summary>
/// A Dockerfile in a rule's page. A line that consists of <c># DF001</c> is no part of it: it says that the next line is found, once for each time the id is there.
/// Blocks before it in its section may say more: <c>dockerignore</c> what its context leaves out, <c>files</c> what lies there, <c>yaml</c> the settings of the linter.
/// </summary>
internal sealed record DockerfileBlock(string Text, ImmutableArray<string> Marks, LintSettings Settings, BuildContext? Context)
{
    public DockerfileSubject Subject => Of(Text);

    public static List<DockerfileBlock> ParseAll(IEnumerable<(string Kind, string Text)> blocks, string id)
    {
        var found = new List<DockerfileBlock>();
        var settings = LintSettings.None;
        BuildContext? context = null;
        foreach (var (kind, text) in blocks)
        {
            switch (kind)
            {
                case "yaml":
                    settings = LintBlockSettings.Read(text);
                    break;
                case "dockerignore":
                    context = (context ?? new BuildContext(null, [])) with { Ignore = DockerIgnore.Parse(".dockerignore", text) };
                    break;
                case "files":
                    context = (context ?? new BuildContext(null, [])) with { Entries = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)] };
                    break;
                case "dockerfile":
                    found.Add(Parse(text, id) with { Settings = settings, Context = context });
                    break;
            }
        }

        return found;
    }

    /// <summary>What a rule finds in it, as its marks say it.</summary>
    public IEnumerable<string> Found(IRule<DockerfileSubject> rule)
    {
        var subject = Subject;
        return rule.Check(subject).Select(f => $"{f.Rule.Id} line {(f.At.Span is { } span ? subject.File.Source.PositionOf(span.Start).Line : 0)}").Order(StringComparer.Ordinal);
    }

    /// <summary>It with every fix of a rule in it.</summary>
    public string Fix(IRule<DockerfileSubject> rule)
    {
        var text = Text;
        for (var round = 0; round < 10; round++)
        {
            var next = TextFixer.Apply(text, rule.Check(Of(text)), Applicability.Unsafe);
            if (next.Applied.IsEmpty)
            {
                break;
            }

            text = next.Text;
        }

        return text;
    }

    public DockerfileSubject Of(string text) => new(DockerfileParser.Parse("Dockerfile", text), Settings, Context);

    private static DockerfileBlock Parse(string text, string id)
    {
        var kept = new List<string>();
        var marks = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1 && words[0] == "#" && words[1..].All(w => w == id))
            {
                marks.AddRange(words[1..].Select(w => $"{w} line {kept.Count + 1}"));
            }
            else
            {
                kept.Add(line);
            }
        }

        return new DockerfileBlock(string.Join('\n', kept), [.. marks.Order(StringComparer.Ordinal)], LintSettings.None, null);
    }
}
