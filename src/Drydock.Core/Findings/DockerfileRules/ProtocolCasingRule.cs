using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A protocol that is not in small letters.</summary>
internal sealed class ProtocolCasingRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF053",
        "protocol-casing",
        Severity.Info,
        "EXPOSE names a protocol in capital letters",
        ["buildkit:ExposeProtoCasing"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var port in ExposedPort.Of(subject).Where(p => p.Protocol.Any(char.IsAsciiLetterUpper)))
        {
            var lower = port.Protocol.ToLowerInvariant();
            var isPlain = subject.File.Source.At(port.Word.Span).SequenceEqual(port.Word.Value);
            var at = new Span(port.Word.Span.End - port.Protocol.Length, port.Word.Span.End);
            yield return subject.Find(Info, port.Word.Span, $"Write '{lower}': protocols are in small letters.", isPlain ? new Fix($"Write '{lower}'", Applicability.Safe, [new TextEdit(at, lower)]) : null);
        }
    }
}
