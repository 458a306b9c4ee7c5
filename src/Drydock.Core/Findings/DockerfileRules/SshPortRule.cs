using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Port 22, by which people log in.</summary>
internal sealed class SshPortRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF007",
        "ssh-port",
        Severity.Medium,
        "EXPOSE names the port of SSH",
        ["checkov:CKV_DOCKER_1", "cis-docker:5.7", "trivy:DS-0004"])
    {
        Fix = Applicability.Unsafe,
    };

    private const int Ssh = 22;

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var port in ExposedPort.Of(subject).Where(p => p.First >= 0 && p.First <= Ssh && p.Last >= Ssh && p.Protocol.ToLowerInvariant() is "" or "tcp"))
        {
            yield return subject.Find(Info, port.Word.Span, "Port 22 is for SSH: who wants into a container has 'docker exec', and a server for it is one more way in for others.", FixOf(subject, port));
        }
    }

    private static Fix? FixOf(DockerfileSubject subject, ExposedPort port)
    {
        var span = port.Word.Span;
        var edit = port.First != port.Last ? null
            : port.Instruction.Arguments.Length == 1 ? LineEdits.Remove(subject.File, port.Instruction)
            : subject.File.Source.Text[span.Start - 1] == ' ' && port.Instruction.Arguments.Length > 1 ? new TextEdit(span with { Start = span.Start - 1 }, "")
            : null;
        return edit is null ? null : new Fix("Do not expose port 22", Applicability.Unsafe, [edit]);
    }
}
