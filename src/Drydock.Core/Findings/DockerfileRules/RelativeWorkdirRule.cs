using Drydock.Core.Advisories;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A WORKDIR that depends on what the base image or an earlier line says.</summary>
internal sealed class RelativeWorkdirRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF001",
        "relative-workdir",
        Severity.High,
        "WORKDIR is not an absolute path",
        ["buildkit:WorkdirRelativePath", "checkov:CKV_DOCKER_10", "hadolint:DL3000", "kics:6b376af8", "trivy:DS-0009"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var workdir in subject.Of("WORKDIR"))
        {
            if (workdir.Arguments is [var path] && !IsAbsolute(path.Value))
            {
                yield return subject.Find(Info, path.Span, $"WORKDIR '{path.Value}' is not absolute: where it leads depends on what was there before.");
            }
        }
    }

    /// <summary>Also on Windows, and what a variable decides.</summary>
    private static bool IsAbsolute(string path) =>
        path.Length == 0 || path[0] is '/' or '\\' or '$' || (path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':');
}
