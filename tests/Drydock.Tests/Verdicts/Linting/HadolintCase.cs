using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Tests.Verdicts.Linting;

/// <summary>
/// A Dockerfile of tests/fixtures/hadolint with what hadolint documents about it. A file of a code holds several, each behind a line <c>### title</c>:
/// <code>
///   #| override: …           a line of .hadolint.yaml
///   #> DL3008 warning        is found in the instruction that follows
/// </code>
/// Nothing else is found in it.
/// </summary>
internal sealed record HadolintCase(string Code, string Title, string Text, string Config, ImmutableArray<string> Expected)
{
    public static ImmutableArray<HadolintCase> All { get; } = [.. Directory.GetFiles(Repository.Fixtures("hadolint"), "*.cases").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>Line, code and severity of everything that the preset finds; a finding is told by the expected code of its that stands in that line, else by the first.</summary>
    public IEnumerable<string> Found()
    {
        var config = HadolintConfig.Parse(Encoding.UTF8.GetBytes(Config.Length == 0 ? "ignored: []" : Config), ".hadolint.yaml");
        var file = DockerfileParser.Parse("Dockerfile", Text);
        foreach (var finding in new Linter(config.ToPlan()).Lint(file, null).Findings)
        {
            var start = finding.At.Span!.Value.Start;
            var line = file.Source.PositionOf(file.Instructions.FirstOrDefault(i => i.Span.Start <= start && start <= i.Span.End)?.Span.Start ?? start).Line;
            var codes = finding.Rule.Aliases.Where(a => a.StartsWith("hadolint:", StringComparison.Ordinal) || a.StartsWith("shellcheck:", StringComparison.Ordinal)).Select(a => a[(a.IndexOf(':') + 1)..]).ToList();
            var code = codes.Find(c => Expected.Any(e => e.StartsWith($"{line} {c} ", StringComparison.Ordinal))) ?? codes[0];
            yield return $"{line} {code} {NameOf(finding.Severity)}";
        }
    }

    private static string NameOf(Severity severity) => new[] { "style", "info", "warning", "error" }.Single(n => HadolintSeverities.Parse(n) == severity);

    private static IEnumerable<HadolintCase> Read(string path) =>
        File.ReadAllText(path).Split("### ", StringSplitOptions.RemoveEmptyEntries).Select(c => One(Path.GetFileNameWithoutExtension(path), c.Split('\n', 2)));

    private static HadolintCase One(string code, string[] parts)
    {
        var (text, config) = (new List<string>(), new List<string>());
        var expected = ImmutableArray.CreateBuilder<string>();
        foreach (var line in parts[1].TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("#| ", StringComparison.Ordinal))
            {
                config.Add(line[3..]);
            }
            else if (line.StartsWith("#> ", StringComparison.Ordinal))
            {
                expected.Add($"{text.Count + 1} {line[3..]}");
            }
            else
            {
                text.Add(line);
            }
        }

        return new HadolintCase(code, parts[0], string.Join('\n', text) + "\n", string.Join('\n', config), expected.ToImmutable());
    }
}
