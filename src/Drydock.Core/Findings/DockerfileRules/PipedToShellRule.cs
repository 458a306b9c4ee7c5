using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What curl or wget fetches is run unseen: <c>curl … | sh</c>.</summary>
internal sealed class PipedToShellRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF303",
        "piped-to-shell",
        Severity.Medium,
        "What is downloaded is run without anybody having looked at it",
        ["cis-docker:4.11"])
    {
        Fix = Applicability.DisplayOnly,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        // By reference: two pipelines may read the same.
        var readers = new Dictionary<Pipeline, Step>(ReferenceEqualityComparer.Instance);
        foreach (var step in subject.Steps.Where(s => s.Use.Place.Pipeline is not null && s.Use.Place.PipelineIndex > 0 && Interpreters.ReadsInput(s.Use)))
        {
            readers.TryAdd(step.Use.Place.Pipeline!, step);
        }

        foreach (var download in Download.All(subject).Where(d => d.File is null))
        {
            var place = download.Step.Use.Place;
            if (place.Pipeline is { } pipeline && readers.TryGetValue(pipeline, out var reader) && reader.Use.Place.PipelineIndex > place.PipelineIndex)
            {
                yield return subject.Find(Info, pipeline.Span, Message(reader.Name!), FileFirst(download, reader, pipeline));
            }
        }

        foreach (var step in subject.Steps.Where(s => Interpreters.Programs(s.Use).Any(Downloads)))
        {
            yield return subject.Find(Info, step.Use.Span, Message(step.Name!));
        }
    }

    private static string Message(string name) => $"{name} runs whatever the server sends at this moment, also the half of it when the line breaks. Download to a file, check its sum, then run it.";

    private static bool Downloads(ShellWord word) => word.Parts.Any(Downloads);

    private static bool Downloads(WordPart part) => part switch
    {
        DoubleQuoted quoted => quoted.Parts.Any(p => p is CommandSubstitution && Downloads(p)),
        CommandSubstitution substitution => StartsWithDownload(substitution.Body),
        ProcessSubstitution { IsOutput: false } substitution => StartsWithDownload(substitution.Body),
        _ => false,
    };

    private static bool StartsWithDownload(ShellScript script) => script.Body.Items is [var first, ..] && FirstOf(first.Command) is { Words: [var name, ..] } && name.Value is "curl" or "wget" or "/usr/bin/curl" or "/usr/bin/wget";

    private static SimpleCommand? FirstOf(ShellCommand command) => command switch
    {
        SimpleCommand simple => simple,
        Pipeline { Commands: [SimpleCommand simple, ..] } => simple,
        AndOr { Commands: [SimpleCommand simple, ..] } => simple,
        _ => null,
    };

    private static Fix? FileFirst(Download download, Step reader, Pipeline pipeline)
    {
        if (pipeline.Commands.Length != 2 || pipeline.IsNegated || reader.Use.Arguments.Length > 0 || download.Urls is not [var url] || url.Value is not { } address || !address.StartsWith("http", StringComparison.Ordinal))
        {
            return null;
        }

        const string File = "/tmp/install";
        var fetch = download.Step.Name == "curl" ? $"curl -fsSLo {File}" : $"wget -qO {File}";
        var text = $"{fetch} {address} && echo \"<SHA-256 of it>  {File}\" | sha256sum -c - && {reader.Name} {File} && rm {File}";
        return new Fix("Check it before it runs", Applicability.DisplayOnly, [new TextEdit(pipeline.Span, text)]);
    }
}
