using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A WORKDIR that depends on what the base image or an earlier line says.</summary>
internal sealed class RelativeWorkdirRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF001",
        "relative-workdir",
        Severity.High,
        "WORKDIR is not an absolute path",
        ["buildkit:WorkdirRelativePath", "checkov:CKV_DOCKER_10", "hadolint:DL3000", "kics:6b376af8", "trivy:DS-0009"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var instruction in subject.File.Instructions)
        {
            var workdir = instruction.Trigger ?? instruction;
            if (workdir is { Keyword: "WORKDIR", Arguments: [var path] } && !IsAbsolute(path.Value))
            {
                var fix = instruction.Trigger is null ? FixOf(subject, workdir, path) : null;
                yield return subject.Find(Info, path.Span, $"WORKDIR '{path.Value}' is not absolute: where it leads depends on what was there before.", fix);
            }
        }
    }

    /// <summary>Also on Windows, and what a variable decides.</summary>
    private static bool IsAbsolute(string path) =>
        path.Length == 0 || path[0] is '/' or '\\' or '$' || (path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':');

    /// <summary>Where an absolute one holds the whole path is known. What ONBUILD holds runs elsewhere.</summary>
    private static Fix? FixOf(DockerfileSubject subject, Instruction workdir, Word path)
    {
        var isPlain = !path.Value.AsSpan().ContainsAny(" $") && !path.Value.StartsWith('.') && subject.File.Source.At(path.Span).SequenceEqual(path.Value);
        if (!isPlain || subject.StateAt(workdir).Workdir is not { Arguments: [{ Value: ['/', ..] before }] } || before.Contains('$', StringComparison.Ordinal) || before.Contains(' ', StringComparison.Ordinal))
        {
            return null;
        }

        var whole = $"{before.TrimEnd('/')}/{path.Value}";
        return new Fix($"Write '{whole}'", Applicability.Safe, [new TextEdit(path.Span, whole)]);
    }
}
