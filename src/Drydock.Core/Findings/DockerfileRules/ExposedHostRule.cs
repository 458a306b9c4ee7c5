using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A port with what only docker run knows before it.</summary>
internal sealed class ExposedHostRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF054",
        "exposed-host-port",
        Severity.Medium,
        "EXPOSE names an address or a port of the host",
        ["buildkit:ExposeInvalidFormat"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var port in ExposedPort.Of(subject).Where(p => p.HostLength > 0))
        {
            var start = port.Word.Span.Start;
            var isPlain = subject.File.Source.At(port.Word.Span).SequenceEqual(port.Word.Value);
            var fix = isPlain && port.First >= 0 ? new Fix("Name the container's port only", Applicability.Safe, [new TextEdit(new Span(start, start + port.HostLength), "")]) : null;
            yield return subject.Find(Info, port.Word.Span, $"EXPOSE opens nothing on the host, and passes over '{port.Word.Value[..port.HostLength]}': say that to docker run.", fix);
        }
    }
}
