using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>PATH holds a folder into which everybody can put programs, or one that depends on where a program is started.</summary>
internal sealed class UnsafePathRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF324",
        "unsafe-path",
        Severity.Medium,
        "PATH holds a folder that is relative, empty or writable for everybody",
        [])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var env in subject.Of("ENV").Where(_ => subject.File.Escape != '`'))
        {
            foreach (var pair in env.Pairs.Where(p => p.Name == "PATH" && p.Value is { Length: > 0 }))
            {
                var entries = Split(pair.Value!);
                var bad = entries.FindAll(e => IsBad(e));
                if (bad.Count > 0 && !pair.Value!.AsSpan().ContainsAny(';', '\\'))
                {
                    yield return subject.Find(Info, pair.ValueSpan, $"PATH holds {Words(bad[0])}: whoever can write there decides which program runs.", Without(subject, pair, entries));
                }
            }
        }
    }

    private static string Words(string entry) => entry.Length == 0 ? "an empty entry, which is the current folder" : $"'{entry}'";

    private static bool IsBad(string entry) => entry is "" or "/tmp" or "/var/tmp" or "/dev/shm" || entry[0] is not ('/' or '$') || entry.StartsWith("/tmp/", StringComparison.Ordinal);

    /// <summary>At colons, but for those in braces: <c>${PATH:+:$PATH}</c>.</summary>
    private static List<string> Split(string path)
    {
        var entries = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i <= path.Length; i++)
        {
            if (i == path.Length || (path[i] == ':' && depth == 0))
            {
                entries.Add(path[start..i]);
                start = i + 1;
            }
            else
            {
                depth = Math.Max(0, depth + (path[i] == '{' ? 1 : path[i] == '}' ? -1 : 0));
            }
        }

        return entries;
    }

    private static Fix? Without(DockerfileSubject subject, Pair pair, List<string> entries)
    {
        var kept = string.Join(':', entries.Where(e => !IsBad(e)));
        var written = subject.File.Source.At(pair.ValueSpan).ToString();
        var quote = written[..(written.StartsWith('"') ? 1 : 0)];
        return kept.Length > 0 && written == quote + pair.Value + quote ? new Fix("Leave it out", Applicability.Unsafe, [new TextEdit(pair.ValueSpan, quote + kept + quote)]) : null;
    }
}
