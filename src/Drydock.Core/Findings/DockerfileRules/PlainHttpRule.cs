using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Something is fetched over <c>http://</c>.</summary>
internal sealed class PlainHttpRule : IRule<DockerfileSubject>
{
    private const string Scheme = "http://";

    public RuleInfo Info { get; } = new(
        "DF306",
        "plain-http",
        Severity.Medium,
        "A build fetches something over http, which anybody on the way can change",
        [])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var source in subject.Of("ADD").Select(CopiedFiles.Of).OfType<CopiedFiles>().SelectMany(c => c.Sources))
        {
            if (IsPlain(source.Value))
            {
                yield return Find(subject, source.Span);
            }
        }

        foreach (var step in subject.Run("curl", "wget", "git", "aria2c", "pip", "pip3"))
        {
            foreach (var word in step.Use.Arguments.Where(a => IsPlain(a.Text)))
            {
                yield return Find(subject, word.Span);
            }
        }
    }

    private static bool IsPlain(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && !IsNear(text[Scheme.Length..]);

    /// <summary>The machine itself, its own network, or a name that only a variable knows.</summary>
    private static bool IsNear(string rest)
    {
        rest = rest[(rest.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var host = end < 0 ? rest : rest[..end];
        var name = host.StartsWith('[') ? host : host.Split(':')[0];
        return name.Length == 0 || name[0] is '[' or '$' || !name.Contains('.', StringComparison.Ordinal) || name.EndsWith(".local", StringComparison.Ordinal) || name.EndsWith(".internal", StringComparison.Ordinal)
            || name.StartsWith("127.", StringComparison.Ordinal) || name.StartsWith("10.", StringComparison.Ordinal) || name.StartsWith("192.168.", StringComparison.Ordinal);
    }

    private Finding Find(DockerfileSubject subject, Span at)
    {
        var offset = subject.File.Source.At(at).IndexOf(Scheme, StringComparison.OrdinalIgnoreCase);
        var end = at.Start + offset + "http".Length;
        var fix = offset < 0 ? null : new Fix("Use https", Applicability.Unsafe, [new TextEdit(new Span(end, end), "s")]);
        return subject.Find(Info, at, "Whoever stands between the builder and the server can send something else over http: use https.", fix);
    }
}
