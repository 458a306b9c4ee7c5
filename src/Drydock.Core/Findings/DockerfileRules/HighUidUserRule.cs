using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>useradd</c> with a high id and without <c>-l</c>.</summary>
internal sealed class HighUidUserRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF205",
        "high-uid-user",
        Severity.Low,
        "useradd with a high user id writes a login file of gigabytes",
        ["hadolint:DL3046"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("useradd"))
        {
            var line = step.Use.Line(
                "u", "uid", "g", "gid", "G", "groups", "c", "comment", "d", "home-dir", "b", "base-dir", "e", "expiredate", "f", "inactive", "k", "skel", "K", "key", "p", "password", "R", "root", "P", "prefix", "s", "shell", "Z", "selinux-user");
            if (line.ValueOf("u", "uid") is { } uid && IsHigh(uid) && !line.Has("l", "no-log-init", "D", "defaults"))
            {
                var end = step.Use.NameWord.Span.End;
                var fix = step.Script is null ? null : new Fix("Add -l", Applicability.Safe, [new TextEdit(new Span(end, end), " -l")]);
                yield return subject.Find(Info, step.Use.NameWord.Span, $"For user {uid} useradd enlarges /var/log/lastlog and faillog to the place of that id; the file is sparse, but the layer may not be. Add -l.", fix);
            }
        }
    }

    /// <summary>A record has about 300 bytes, so that this is some 30 MB.</summary>
    private static bool IsHigh(string uid) => uid.All(char.IsAsciiDigit) && uid.TrimStart('0').Length > 5;
}
