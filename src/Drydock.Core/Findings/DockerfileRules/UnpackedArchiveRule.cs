using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A COPY of an archive that a later tar unpacks.</summary>
internal sealed class UnpackedArchiveRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF041",
        "copied-then-unpacked",
        Severity.Info,
        "An archive is copied, and then unpacked by a RUN",
        ["hadolint:DL3010"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var archives = new Dictionary<string, Word>(StringComparer.Ordinal);
        foreach (var copy in CopiedFiles.All(subject).Where(c => c.From is null && c.Instruction.Keyword == "COPY"))
        {
            foreach (var source in copy.Sources.Where(s => ArchiveName.IsTar(s.Value) && !s.Value.AsSpan().ContainsAny("*?[$")))
            {
                archives[$"{copy.Instruction.Stage} {NameOf(source.Value)}"] = source;
                archives[$"{copy.Instruction.Stage} {NameOf(copy.Target.Value)}"] = source;
            }
        }

        var found = new HashSet<Span>();
        foreach (var step in subject.Run("tar", "bsdtar").Where(s => Unpacks(s.Use)))
        {
            foreach (var argument in step.Use.Arguments.Select(a => a.Value).OfType<string>())
            {
                if (archives.TryGetValue($"{step.Instruction.Stage} {NameOf(argument)}", out var source) && found.Add(source.Span))
                {
                    yield return subject.Find(Info, source.Span, $"'{source.Value}' stays in its layer after line {step.Instruction.Line} unpacked it: ADD copies and unpacks at once.");
                }
            }
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '=']) + 1)..];

    /// <summary>Also the old form, in which the first argument is letters without a dash.</summary>
    private static bool Unpacks(CommandUse tar) => tar.Line("f", "file", "C", "directory").Has("x", "extract", "get")
        || (tar.Arguments is [{ Value: { Length: > 0 and < 8 } letters }, ..] && letters.All(char.IsAsciiLetter) && letters.Contains('x', StringComparison.Ordinal));
}
