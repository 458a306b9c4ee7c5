using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Inventories.Secrets;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A key, token or password that stands in the Dockerfile.</summary>
internal sealed class SecretInDockerfileRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF301",
        "secret-in-dockerfile",
        Severity.High,
        "A secret stands in the Dockerfile, and so in the image's history, config or files",
        ["cis-docker:4.10", "dockle:CIS-DI-0010", "kics:c3e1b6ae", "trivy:secret"])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var found = new SortedDictionary<int, (Span At, SecretInfo Secret, string Shown)>();
        foreach (var (text, path) in Texts(subject))
        {
            var bytes = Encoding.UTF8.GetBytes(text.Text);
            foreach (var match in SecretScanner.Find(bytes, path))
            {
                var start = Encoding.UTF8.GetCharCount(bytes, 0, match.Start);
                var at = text.SourceOf(new Span(start, start + Encoding.UTF8.GetCharCount(bytes, match.Start, match.Length)));
                found.TryAdd(at.Start, (at, match.Info, SecretScanner.Mask(bytes.AsSpan(match.Start, match.Length))));
            }
        }

        var end = -1;
        foreach (var (at, secret, shown) in found.Values)
        {
            if (at.Start >= end)
            {
                end = at.End;
                yield return subject.Find(Info, at, $"Here stands {secret.Name} ('{shown}'): whoever has the image or this file has it. Replace it, and give the new one to the build as a secret mount.") with { Severity = SeverityOf(secret.Strength) };
            }
        }
    }

    private static Severity SeverityOf(SecretStrength strength) => strength switch
    {
        SecretStrength.Live => Severity.High,
        SecretStrength.Likely => Severity.Medium,
        _ => Severity.Low,
    };

    /// <summary>Everything that ends up in an image, each with the file name by which some kinds are known.</summary>
    private static IEnumerable<(SplicedText Text, string Path)> Texts(DockerfileSubject subject)
    {
        foreach (var instruction in subject.Instructions)
        {
            yield return (instruction.Body, "");
            foreach (var heredoc in instruction.Heredocs)
            {
                yield return (heredoc.Content, instruction.Keyword == "RUN" || instruction.Arguments.IsEmpty ? "" : instruction.Arguments[^1].Value.TrimStart('/'));
            }

            foreach (var pair in instruction.Pairs.Where(p => p.Value is not null))
            {
                yield return (instruction.IsLegacyPair ? Written(pair.Name + "=", pair.NameSpan.Start, pair.Value!, pair.ValueSpan.Start) : Written("", 0, subject.File.Source.At(pair.Span).ToString(), pair.Span.Start), SecretScanner.Variables);
            }
        }

        foreach (var (name, value) in subject.Scripts.SelectMany(s => s.Tree.Nodes).OfType<Assignment>().Select(a => (a.Name, a.Value)).Where(a => a.Value.Value is not null))
        {
            yield return (Written(name + "=", value.Span.Start, value.Value!, value.Span.Start + (value.IsQuoted ? 1 : 0)), SecretScanner.Variables);
        }

        foreach (var word in subject.Steps.SelectMany(s => s.Use.Arguments))
        {
            if (word.Value is { Length: > 8 and < 2000 } text && text.IndexOf('=', StringComparison.Ordinal) > 0 && text.AsSpan().IndexOfAny('\n', ' ') < 0)
            {
                yield return (Written("", 0, text.TrimStart('-'), word.Span.Start + text.Length - text.TrimStart('-').Length), SecretScanner.Variables);
            }
        }
    }

    private static SplicedText Written(string name, int nameAt, string value, int valueAt)
    {
        var builder = new SplicedText.Builder();
        builder.Add(name, nameAt);
        builder.Add(value, valueAt);
        return builder.Build();
    }
}
