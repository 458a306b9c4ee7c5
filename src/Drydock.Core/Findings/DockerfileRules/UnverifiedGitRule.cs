using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Git that does not check who answers.</summary>
internal sealed class UnverifiedGitRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF152",
        "unverified-git",
        Severity.High,
        "Git does not check who answers",
        ["checkov:CKV2_DOCKER_14"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    private const string Message = "With this Git takes what any server sends, whatever its certificate: whoever sits in between can put anything into the image. Name the missing authority with http.sslCAInfo instead.";

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        SwitchVariables.Find(subject, Info, (name, _) => name == "GIT_SSL_NO_VERIFY", Message).Concat(subject.Run("git").SelectMany(s => Settings(subject, s)));

    /// <summary>For one command (<c>-c http.sslVerify=false</c>), or for all that follow.</summary>
    private IEnumerable<Finding> Settings(DockerfileSubject subject, Step step)
    {
        var line = step.Use.Line("c", "C", "git-dir", "work-tree", "namespace", "config-env", "f", "file", "b", "branch", "depth");
        foreach (var finding in Switches.Find(subject, Info, step, line, o => o is { Name: "c", Value: { } value } && IsOff(value), Message))
        {
            yield return finding;
        }

        var operands = line.Operands is [{ Value: "config" }, { Value: "set" }, ..] ? line.Operands.RemoveAt(1) : line.Operands;
        if (operands is [{ Value: "config" }, { Value: { } name }, { Value: { } text } word, ..] && IsOff($"{name}={text}"))
        {
            yield return subject.Find(Info, word.Span, Message, ArgumentEdits.FixInstead(subject, step, word, "true", "Check certificates", Applicability.Unsafe));
        }
    }

    /// <summary>Of all servers or of one: <c>http.https://example.com.sslVerify</c>. Names are of any case.</summary>
    private static bool IsOff(string setting) => setting.LastIndexOf('=') is > 0 and var at && setting[(at + 1)..].ToUpperInvariant() is "FALSE" or "0" or "NO" or "OFF" or ""
        && setting.StartsWith("http.", StringComparison.OrdinalIgnoreCase) && setting[..at].EndsWith(".sslVerify", StringComparison.OrdinalIgnoreCase);
}
