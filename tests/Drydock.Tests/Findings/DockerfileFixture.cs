using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Linting;

namespace Drydock.Tests.Findings;

/// <summary>The Dockerfiles of tests/fixtures/dockerfiles: of many kinds, with the faults that people make.</summary>
internal static class DockerfileFixture
{
    private static readonly BuildContext Context = new(null, [".env", ".git", "Dockerfile", "src"]);

    public static IEnumerable<string> Kinds => Directory.GetDirectories(Repository.Fixtures("dockerfiles")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    public static string Text(string kind) => File.ReadAllText(PathOf(kind)).Insert(0, HasMark(kind) ? "\uFEFF" : "");

    public static byte[] Bytes(string kind) => File.ReadAllBytes(PathOf(kind));

    public static DockerfileSubject Subject(string text) => new(DockerfileParser.Parse("Dockerfile", text), LintSettings.None, Context);

    public static List<Finding> Find(string text)
    {
        var subject = Subject(text);
        return [.. Rules.Dockerfile.SelectMany(r => r.Check(subject)).OrderBy(f => f.At.Span!.Value.Start).ThenBy(f => f.Rule.Id, StringComparer.Ordinal)];
    }

    private static bool HasMark(string kind) => Bytes(kind) is [0xEF, 0xBB, 0xBF, ..];

    private static string PathOf(string kind) => Path.Join(Repository.Fixtures("dockerfiles"), kind, "Dockerfile");
}
